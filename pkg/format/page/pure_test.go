package page

import "testing"

func TestPure(t *testing.T) {
	t.Parallel()
	testPages(t, "pure", []pageTest{
		{"names with ampersand, star and et al.", `
			On stars
			Anne Bee*, S Togni, Xuran CAI & Carl Dee, et al.
			Research output: Contribution to journal › Article › Research › peer-review
			Original languageEnglish
			JournalEducation in the North
			Publication statusE-pub ahead of print - 3 Sept 2018
			`, `
			type: article-journal
			title: On stars
			author: Anne Bee
			author: S Togni
			author: Xuran CAI
			author: Carl Dee
			author: et al.
			issued: 2018-09-03
			online-date: 2018-09-03
			container-title: Education in the North
			language: en
			status: advance online publication
			`},
		{"names in bullets and links", `
			# Linked

			  * [Xuran CAI](https://portal.example.org/persons/1)
			  * , Jane Roe
			  * School of Education

			Research output: Contribution to journal › Article
			Original language	English
			Journal	eLife
			Publication status	Published - Jun 2016
			`, `
			type: article-journal
			title: Linked
			author: Xuran CAI
			author: Jane Roe
			issued: 2016-06
			container-title: eLife
			language: en
			`},
		{"department only, names proven by their star", `
			The title

			Department of Psychology

			*Corresponding author for this work

			Research output: Contribution to journalArticlepeer-review
			Original languageEnglish
			JournalThe Lancet
			Volume
			Publication statusAccepted/In press - 2019
			`, `
			type: article-journal
			title: The title
			author?
			accepted-date: 2019
			container-title: The Lancet
			volume?
			language: en
			status: in press
			`},
		{"editors named by role", `
			A handbook
			Anne Bee (Editor), Carl Dee (Editor)
			Research output: Book/ReportAnthology
			Original languageEnglish
			PublisherRoutledge
			Number of pages300
			Publication statusPublished - 2010
			`, `
			type: book
			title: A handbook
			editor: Anne Bee
			editor: Carl Dee
			issued: 2010
			publisher: Routledge
			language: en
			number-of-pages: 300
			`},
		{"labels in an abstract", `
			On labels
			Anne Bee
			Research output: Contribution to journalArticle
			Abstract
			Volume48 is how the label of a volume looks.
			Other lines are prose.
			More of it.
			And more.
			The end of it.
			Keywords
			labels
			Original languageEnglish
			Volume7
			`, `
			type: article-journal
			title: On labels
			author: Anne Bee
			volume: 7
			keyword: labels
			abstract: Volume48 is how the label of a volume looks.

			Other lines are prose.

			More of it.

			And more.

			The end of it.
			language: en
			`},
		{"volume in the bibliographical note", `
			On notes
			Anne Bee
			Research output: Contribution to journalArticle
			Original languageEnglish
			JournalNotes and Queries
			Publication statusPublished - 2011
			Bibliographical note
			Volume 12, issue 3. Publisher Copyright: © 2012 A Society.
			`, `
			type: article-journal
			title: On notes
			author: Anne Bee
			issued: 2011
			container-title: Notes and Queries
			volume: 12
			issue: 3
			language: en
			`},
		{"meeting with figures in American order", `
			On order
			Anne Bee
			Research output: Contribution to conferencePaper
			Original languageEnglish (US)
			StatePublished - Apr 2025
			Conference

			ConferenceOrders 2025
			CountryUnited States
			CityBoston
			Period3/30/25 → 4/3/25
			`, `
			type: paper-conference
			title: On order
			author: Anne Bee
			issued: 2025-04
			event-date: 2025-03-30/2025-04-03
			event-title: Orders 2025
			event-place: Boston, United States
			language: en-US
			`},
		{"meeting with figures in Korean order", `
			On order
			Anne Bee
			연구 성과물: 학술지 기고문 › 논문
			원어영어
			학술지Nature
			볼륨5
			상태출판됨 - 2월 2025
			기간25/3/30 → 25/4/3
			`, `
			type: article-journal
			title: On order
			author: Anne Bee
			issued: 2025-02
			container-title: Nature
			volume: 5
			language: en
			`},
		{"meeting whose day and month cannot be told", `
			On order
			Anne Bee
			Research output: Contribution to conferencePaper
			Original languageEnglish
			Publication statusPublished - 2019
			Conference
			ConferenceOrders 2019
			Period5/6/19 → 5/6/19
			`, `
			type: paper-conference
			title: On order
			author: Anne Bee
			issued: 2019
			event-date: 2019
			event-title: Orders 2019
			language: en
			`},
		{"Dutch, with a citation in the style of Vancouver", `
			Over orde
			Anne Bee, Carl Dee*
			*Bijbehorende auteur voor dit werk
			Onderzoeksoutput: Bijdrage aan tijdschrift › Artikel › Academic › peer review
			TijdschriftNature
			Pagina's (van-tot)1-9
			Onbekend etiketjes
			Nummer van het tijdschrift2
			StatusGepubliceerd - 1 mei 2019
			Vingerafdruk
			Duik in de onderzoeksthema's van 'Over orde'. Samen vormen ze een unieke vingerafdruk.
			Citeer dit
			Bee A, Dee C. Over orde. Nature. 2019 mei 1;48(2):1-9. doi: 10.1000/abc
			`, `
			type: article-journal
			title: Over orde
			author: Anne Bee
			author: Carl Dee
			issued: 2019-05-01
			container-title: Nature
			volume: 48
			issue: 2
			page: 1-9
			DOI: 10.1000/abc
			`},
		{"table given up, event with its duration", `
			On order
			[TABLE]
			Anne Bee och Carl Dee
			Research output: Chapter in Book/Conference Proceeding/Report › Conference Paper published in a book › peer-review
			| Title of host publication | Proceedings of Orders |
			| Publisher |
			|
			| Publication status | Published - 2010 |
			| Event | Orders - Paris, France<br>Duration: 19 May 2010 → 22 May 2010 |
			`, `
			type: paper-conference
			title: On order
			author: Anne Bee
			author: Carl Dee
			issued: 2010
			event-date: 2010-05-19/2010-05-22
			container-title: Proceedings of Orders
			publisher?
			event-title: Orders
			event-place: Paris, France
			`},
		{"list of results", `
			Bee, A. Jan 2019, In: Lancet.
			Research output: Contribution to journal › Article › peer-review
			Dee, C. Feb 2019, In: Nature.
			Research output: Contribution to journal › Article › peer-review
			`, `
			no record
			`},
		{"German", `
			Zur Ordnung
			Anne Bee, Carl Dee
			Publikation: Beitrag in Fachzeitschrift › Artikel › Begutachtung
			Originalsprache	Deutsch
			Seiten (von - bis)	1-9
			Fachzeitschrift	Merkur
			Jahrgang	3
			Ausgabenummer	1
			Publikationsstatus	Veröffentlicht - 2020
			`, `
			type: article-journal
			title: Zur Ordnung
			author: Anne Bee
			author: Carl Dee
			issued: 2020
			container-title: Merkur
			volume: 3
			issue: 1
			page: 1-9
			language: de
			`},
		{"French", `
			De l'ordre
			Anne Bee
			Résultats de recherche: Contribution à un journal › Article › Revue par des pairs
			langue originaleFrançais
			Pages (de - à)1-9
			journalCritique
			Volume3
			Numéro de publication1
			étatPublié - 2019
			`, `
			type: article-journal
			title: De l'ordre
			author: Anne Bee
			issued: 2019
			container-title: Critique
			volume: 3
			issue: 1
			page: 1-9
			language: fr
			`},
		{"Japanese", `
			秩序について
			Anne Bee
			研究成果: ジャーナルへの寄稿 › 学術論文 › 査読
			本文言語英語
			ページ（範囲）1-9
			ジャーナルNature
			巻3
			号1
			出版ステータス出版済み - 2月 13 2018
			`, `
			type: article-journal
			title: 秩序について
			author: Anne Bee
			issued: 2018-02-13
			container-title: Nature
			volume: 3
			issue: 1
			page: 1-9
			language: en
			`},
	})
}
