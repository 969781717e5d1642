package page

import "testing"

func TestTandf(t *testing.T) {
	t.Parallel()
	testPages(t, "tandf", []pageTest{
		{"names glued at the ampersand", `
			7
			Views
			Research Article
			A question of order?
			Anne Bee,Carl Dee &Eva Eff
			Pages 11-21 | Received 27 Jul 2022, Accepted 08 Apr 2023, Published online: 03 Sep 2023
			`, `
			type: article-journal
			title: A question of order?
			author: Anne Bee
			author: Carl Dee
			author: Eva Eff
			issued: 2023-09-03
			online-date: 2023-09-03
			accepted-date: 2023-04-08
			submitted: 2022-07-27
			page: 11-21
			`},
		{"title lost", `
			1,804
			Views
			0
			CrossRef citations to date
			Articles
			, &
			Pages 165-173 | Published online: 19 Jun 2012
			`, `
			no record
			`},
		{"article number and icons", `
			0
			Altmetric
			JGHE SYMPOSIUM: ORDERS
			Orders of the world
			ORCID Icon
			Article: 2345678 | Received 27 Jul 2022, Published online: 03 Sep 2023
			`, `
			type: article-journal
			title: Orders of the world
			author?
			issued: 2023-09-03
			online-date: 2023-09-03
			submitted: 2022-07-27
			number: 2345678
			`},
		{"journal, volume and issue as links", `
			[Journal of Orders](https://www.tandfonline.com/toc/x) Volume 9, 2015 - [Issue 3](https://www.tandfonline.com/toc/x/9/3)
			Orders of the world
			[**Anne Bee**](https://www.tandfonline.com/author/Bee)Department of Orders, Some University[Correspondence](mailto:a@example.org)
			Published online: 03 Sep 2014
			`, `
			type: article-journal
			title: Orders of the world
			author: Anne Bee
			issued: 2015
			online-date: 2014-09-03
			container-title: Journal of Orders
			volume: 9
			issue: 3
			`},
		{"tab of references", `
			Articles
			Orders of the world
			Anne Bee & Carl Dee
			Pages 1-9 | Published online: 03 Sep 2014
			References
			Eff, E. (2000). Orders. Journal, 1:1, pages 1-2. https://doi.org/10.1000/1
			`, `
			type: article-journal
			title: Orders of the world
			author: Anne Bee
			author: Carl Dee
			issued: 2014-09-03
			online-date: 2014-09-03
			page: 1-9
			`},
		{"cover sheet with control characters in the year", "\n\t\t\tTo cite this article: Anne Bee & Carl Dee (20\x1e19) Orders of the world, Journal of Orders, 38:1, 4-9\n\t\t\t" + `
			To link to this article: https://doi.org/10.1080/00000000.2019.2707826
			`, `
			type: article-journal
			title: Orders of the world
			issued: 2019
			container-title: Journal of Orders
			volume: 38
			issue: 1
			page: 4-9
			DOI: 10.1080/00000000.2019.2707826
			`},
		{"cover sheet with an article number", `
			To cite this article: Anne Bee & Carl Dee (2024) Orders of the world, Journal of Orders, 38:1,
			2707826, DOI: 10.1080/00000000.2024.2707826
			To link to this article: https://doi.org/10.1080/00000000.2024.2707826
			`, `
			type: article-journal
			title: Orders of the world
			author: Anne Bee
			author: Carl Dee
			issued: 2024
			container-title: Journal of Orders
			volume: 38
			issue: 1
			DOI: 10.1080/00000000.2024.2707826
			number: 2707826
			`},
	})
}
