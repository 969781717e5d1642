package dedupetest

import "strings"

// What titles, names and journals are made of. A title is a subject, an effect
// or a question, a group of people or things, and a design as its subtitle.

var subjects = list(`aspirin; low dose aspirin; cognitive therapy; school vouchers; remote work; platform labour; soil moisture; nitrogen
fertiliser; parental leave; minimum wages; early mobilisation; music therapy; vitamin D; telemedicine; peer review; open data;
urban noise; night shifts; statins; bilingual education; crop rotation; carbon pricing; electronic voting; trade routes; TGF-β1
signalling; α-synuclein; IL-6 blockade; machine translation; recommender systems; gossip protocols; graph databases; haemodialysis;
pulmonary rehabilitation; hip replacement; medieval guilds; colonial archives; street lighting; wind turbines; coral bleaching;
deep brain stimulation; smoking cessation; breast feeding; citation practices; digital twins; blockchain adoption; code review;
pair programming; lexical tone; vowel harmony; word order; land reform; tax audits; zebrafish models; honey bees; insulin pumps;
hand hygiene; air pollution; heat stress; drip irrigation; kidney transplantation; group testing`)

var effects = list(`and mortality; and quality of life; and long term outcomes; and job satisfaction; and household income; and the cost of care;
and biodiversity; and yield; and trust; and school performance; and hospital readmission; and sleep quality; and pain; and
blood pressure; and innovation; and voter turnout; and fertility; and memory; and reaction time; and attitudes to risk; and
social ties; and power consumption; and error rates; and reading comprehension; and bone density; and anxiety; and wages;
and migration; and water use; and rates of infection; as a source of conflict; as a public good; under uncertainty; in theory and
practice; and the limits of regulation; and gene expression; and oxidative stress; and wound healing; and the division of labour`)

var groups = list(`in hospital nurses; in older adults; in children; in rural households; in small firms; in adolescents; in urban schools;
in dairy cattle; in young adults; in pregnant women; in men; in women; in primary care; in coastal wetlands; in emerging
economies; in Brazil; in northern Italy; in Kenya; in Japan; in the Baltic states; in the United States; in open source projects; in
public libraries; in call centres; in intensive care; in patients with diabetes; in patients with heart failure; in stroke survivors;
in mice; in rats; in vitro; in vivo; in the nineteenth century; in early modern Europe; in higher education; in supply chains; in online
communities; in social media; in secondary schools; in nursing homes`)

var designs = list(`a cohort study; a randomised controlled trial; a systematic review; a systematic review and meta-analysis; a case-control study;
evidence from three cities; evidence from panel data; a qualitative study; a field experiment; a survey; a simulation study; a
mixed methods study; lessons from practice; a critical review; a protocol; results after 5 years; results after 2 years; a natural experiment;
a comparative study; a Bayesian approach; towards a theory; a research agenda; a longitudinal analysis; a pilot study`)

var families = list(`Smith; Johnson; Brown; García; Martínez; López; Müller; Schmidt; Weber; Fischer; Rossi; Ferrari; Dubois; Lefèvre; van Dijk; de Vries;
Jansen; Nielsen; Sørensen; Andersson; Johansson; Virtanen; Kowalski; Nowak; Novák; Szabó; Popescu; Ivanov; Petrov; Sato; Suzuki; Tanaka;
Kim; Lee; Park; Wang; Li; Zhang; Liu; Chen; Yang; Nguyen; Tran; Singh; Kumar; Sharma; Patel; Khan; Ahmed; Hassan; Ali; Okafor; Mensah;
Diallo; Mbeki; Silva; Souza; Oliveira; Cohen; Levi; Yılmaz; Demir; O'Neil; MacLeod; Evans; Hughes; Clarke; Wright; Turner; Hill; Baker;
Carter; Mitchell; Roberts; Campbell; Stewart; Morris; Rogers; Reed; Cook; Bell; Murphy; Bailey; Cooper; Richardson; Cox; Howard; Ward;
Gray; Watson; Brooks; Kelly; Sanders; Price; Bennett; Wood; Barnes; Ross; Henderson; Coleman; Jenkins; Perry; Powell; Long; Patterson`)

var givens = list(`Anna; Maria; John; James; Robert; Michael; William; David; Richard; Thomas; Jan; Pieter; Hans; Klaus; Luca; Giulia; Pierre; Claire; Ingrid;
Lars; Mika; Aino; Piotr; Ewa; Elena; Sergei; Hiroshi; Yuki; Min-Jun; Ji-Woo; Wei; Xiaoming; Lin; Thi Mai; Rahul; Priya; Amina; Omar; Chidi;
Kofi; Fatou; João; Ana Paula; Rachel; Noam; Mehmet; Ayşe; Sean; Fiona; Gwen; Owen; Jean-Luc; Mary Ann; Peter J.; Susan E.; Carl`)

// A journal has a full and an abbreviated name (ISO 4).
type journal struct{ full, short string }

var journals = pairs(`Journal of Sleep Research = J. Sleep Res.; New England Journal of Medicine = N. Engl. J. Med.; The Lancet = Lancet;
British Medical Journal = Br. Med. J.; Annals of Internal Medicine = Ann. Intern. Med.; Information Systems Research = Inf. Syst. Res.;
European Journal of Information Systems = Eur. J. Inf. Syst.; American Economic Review = Am. Econ. Rev.; Journal of Political Economy = J. Polit. Econ.;
Past and Present = Past Present; American Historical Review = Am. Hist. Rev.; Language = Language; Journal of Phonetics = J. Phon.;
Soil Biology and Biochemistry = Soil Biol. Biochem.; Field Crops Research = Field Crops Res.; Ecology Letters = Ecol. Lett.;
Journal of Biological Chemistry = J. Biol. Chem.; Pediatric Nephrology = Pediatr. Nephrol.; American Journal of Kidney Diseases = Am. J. Kidney Dis.;
Communications of the ACM = Commun. ACM; IEEE Transactions on Software Engineering = IEEE Trans. Softw. Eng.; Work, Employment and Society = Work Employ. Soc.;
American Sociological Review = Am. Sociol. Rev.; Social Science and Medicine = Soc. Sci. Med.; Journal of Nursing Scholarship = J. Nurs. Scholarsh.;
Computers and Education = Comput. Educ.; Research Policy = Res. Policy; Energy Policy = Energy Policy; Physical Review Letters = Phys. Rev. Lett.;
Acta Paediatrica = Acta Paediatr.; Zeitschrift für Soziologie = Z. Soziol.; Revue française de sociologie = Rev. Fr. Sociol.`)

func list(s string) []string {
	var items []string
	for item := range strings.SplitSeq(s, ";") {
		items = append(items, strings.Join(strings.Fields(item), " "))
	}
	return items
}

func pairs(s string) []journal {
	var js []journal
	for _, item := range list(s) {
		full, short, _ := strings.Cut(item, " = ")
		js = append(js, journal{full, short})
	}
	return js
}
