"""Web pages of our own making, in the manner of ten years of news sites, with what each part of them is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from trichtin.schemas.article import SectionKind


@dataclass(frozen=True)
class Story:
    """An article and the day it was published."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    caption: str
    rows: tuple[tuple[str, str], ...]
    related: str
    author: str
    day: str

    @property
    def shown_day(self) -> str:
        """The day as pages show it."""
        year, month, day = self.day.split("-")
        return f"Thứ Năm, {day}/{month}/{year} 08:30"

    def lines(self, *, related: bool) -> Iterator[tuple[str, SectionKind]]:
        """The lines of the article with their kinds, in the order in which every page has them."""
        yield self.title, "title"
        yield self.lead, "lead"
        yield self.paragraphs[0], "body"
        yield self.caption, "caption"
        yield self.paragraphs[1], "body"
        for row in self.rows:
            yield " | ".join(row), "body"
        if related:
            yield self.related, "related"
        for paragraph in self.paragraphs[2:]:
            yield paragraph, "body"
        yield self.author, "byline"


_PLACES = ("Na Khương", "Bản Lầu", "Hòa Sơn", "Vĩnh Tường Đông")
STORIES = tuple(
    Story(
        title=f"Xã {place} hoàn thành {12 + rank} công trình nước sạch trong năm",
        lead=f"Sau hai năm triển khai, xã {place} đã đưa nước sạch tới {900 + rank} hộ dân ở các thôn xa trung tâm.",
        paragraphs=(
            f"Theo báo cáo của UBND xã {place}, từ đầu năm đến nay, xã đã xây mới {12 + rank} công trình cấp nước, "
            f"với tổng kinh phí 1{rank},5 tỷ đồng. Nhờ đó, tỷ lệ hộ dùng nước hợp vệ sinh tăng lên 9{rank}%.",
            "Xã cũng vận động nhân dân hiến 3.200 m2 đất, đóng góp 1.450 ngày công để làm đường nội thôn. Đến nay, "
            "28 km đường đã được cứng hóa, đạt 87,5% kế hoạch của cả giai đoạn.",
            "Kết quả của từng thôn được niêm yết công khai tại nhà văn hóa để người dân theo dõi, giám sát việc sử "
            "dụng nguồn vốn của Nhà nước và phần đóng góp của nhân dân.",
            f"Năm tới, xã {place} phấn đấu giảm {4 + rank}% hộ nghèo, trồng mới 60 ha rừng và hoàn thành 5 km đường "
            "còn lại trước mùa mưa.",
        ),
        caption=f"Người dân xã {place} bên bể nước mới. Ảnh: Lý Minh Tâm/TTXVN",
        rows=(("Thôn", "Số hộ"), ("Nà Pheo", f"{40 + rank}"), ("Khau Vai", "57")),
        related=f"Xã {place} có thêm hai nhà văn hóa thôn từ nguồn xã hội hóa",
        author="Lý Minh Tâm",
        day=f"20{16 + 3 * rank}-0{rank + 2}-1{rank}",
    )
    for rank, place in enumerate(_PLACES)
)


def _table(story: Story) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in story.rows)
    return f"<table>{rows}</table>"


def _linked(story: Story, kind: str = "NewsArticle") -> str:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "BreadcrumbList", "name": "Thời sự"},
            {
                "@type": kind,
                "headline": story.title,
                "datePublished": f"{story.day}T08:30:00+07:00",
                "dateModified": "2030-01-01T00:00:00+07:00",
                "author": {"@type": "Person", "name": story.author},
                "publisher": {"@type": "Organization", "name": "Báo Mẫu"},
            },
        ],
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


_MENU = '<ul class="main-menu"><li><a href="/">Trang chủ</a></li><li><a href="/ts">Thời sự</a></li></ul>'
_SHARE = '<div class="box-share"><a href="#">Chia sẻ Facebook</a> <a href="#">Zalo</a></div>'
_TAGS = '<div class="tags">Từ khóa: <a href="#">nước sạch</a> <a href="#">nông thôn mới</a></div>'
_SIDE = (
    '<div class="sidebar"><h3>Tin mới</h3><ul><li><a href="/1">Giá cà phê tăng 300 đồng/kg trong phiên sáng</a></li>'
    '<li><a href="/2">Khởi công 3 cây cầu dân sinh ở vùng cao</a> '
    '<time datetime="2031-05-05">5/5</time></li></ul></div>'
)
_OTHER = (
    '<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="/3">Thêm 400 hộ có điện lưới quốc gia</a>'
    "</li></ul></div>"
)
_COMMENTS = '<div id="comments"><p>Bạn đọc: Rất mừng cho bà con, mong có thêm 10 công trình nữa.</p></div>'
_FOOTER = "<footer><p>Giấy phép số 120/GP-BTTTT. © Báo Mẫu. Điện thoại: 024 3000 111</p></footer>"


def modern(story: Story) -> str:
    """A page with JSON-LD, `figure` and a class for everything."""
    first, second, *rest = (f"<p>{escape(text)}</p>" for text in story.paragraphs)
    return (
        f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{story.title} | Báo Mẫu</title>"
        f'<meta property="og:title" content="{story.title}"><meta property="og:site_name" content="Báo Mẫu">'
        f"{_linked(story)}<script>var x = 'adsbygoogle';</script></head><body><header>{_MENU}</header>{_SIDE}<main>"
        f'<article><h1 class="article-title">{story.title}</h1><span class="date">{story.shown_day}</span>{_SHARE}'
        f'<h2 class="article-sapo">{story.lead}</h2><div class="article-body">{first}<figure><img src="a.jpg">'
        f"<figcaption>{story.caption}</figcaption></figure>{second}{_table(story)}"
        f'<div class="box-related"><a href="/4">{story.related}</a></div>{"".join(rest)}'
        f'<p class="author">{story.author}</p></div>{_TAGS}</article></main>{_OTHER}{_COMMENTS}{_FOOTER}</body></html>'
    )


def open_graph(story: Story) -> str:
    """A page without JSON-LD: OpenGraph and `meta` only, body by `itemprop`."""
    first, second, *rest = (f"<div>{escape(text)}</div>" for text in story.paragraphs)
    return (
        f'<html><head><title>{story.title} - Báo Mẫu</title><meta property="og:title" content="{story.title[:30]}...">'
        f'<meta property="article:published_time" content="{story.day}T08:30:00+07:00">'
        f'<meta name="author" content="{story.author}"><meta property="og:site_name" content="Báo Mẫu"></head><body>'
        f'<nav>{_MENU}</nav><div class="breadcrumb"><a>Trang chủ</a> › <a>Xã hội</a></div><h1>{story.title}</h1>'
        f'<div class="sapo">{story.lead}</div><div itemprop="articleBody">{first}<div class="wp-caption">'
        f'<img src="a.jpg"><p class="wp-caption-text">{story.caption}</p></div>{second}{_table(story)}'
        f'<div class="related-news"><ul><li><a href="/4">{story.related}</a></li></ul></div>{"".join(rest)}'
        f'<div class="author-name">{story.author}</div></div>{_SHARE}{_TAGS}{_SIDE}{_OTHER}{_FOOTER}</body></html>'
    )


def amp(story: Story) -> str:
    """An AMP page."""
    first, second, *rest = (f"<p>{escape(text)}</p>" for text in story.paragraphs)
    return (
        f'<!doctype html><html amp lang="vi"><head><meta charset="utf-8"><title>{story.title}</title>'
        f"{_linked(story, 'Article')}<style amp-custom>p{{margin:0}}</style></head><body>"
        f"<amp-sidebar><ul><li>Trang chủ</li></ul></amp-sidebar><h1>{story.title}</h1>"
        f'<p class="standfirst">{story.lead}</p><div class="amp-body">{first}<figure><amp-img src="a.jpg" width=1 '
        f"height=1></amp-img><figcaption>{story.caption}</figcaption></figure>{second}{_table(story)}"
        f'<div class="readmore"><a>{story.related}</a></div>{"".join(rest)}<p class="tac-gia">{story.author}</p></div>'
        f"<amp-social-share type=facebook></amp-social-share>{_FOOTER}</body></html>"
    )


def printed(story: Story) -> str:
    """A print page: few classes, the date in words of the page."""
    first, second, *rest = (f"<p>{escape(text)}</p>" for text in story.paragraphs)
    return (
        f"<html><head><title>Báo Mẫu - {story.title}</title></head><body onload='print()'>"
        f"<p>Báo Mẫu</p><p>{story.shown_day}</p><h1>{story.title}</h1><p class='lead'>{story.lead}</p>"
        f"<div class='print-content'>{first}<p><img src='a.jpg'></p><p class='caption'>{story.caption}</p>{second}"
        f"{_table(story)}{''.join(rest)}<p class='author'>{story.author}</p></div>"
        f"<p>Bản quyền thuộc về Báo Mẫu</p></body></html>"
    )


def old_table(story: Story) -> str:
    """A page laid out by tables, with `font` and line breaks; the caption in a table of its own."""
    first, second, *rest = (escape(text) for text in story.paragraphs)
    return (
        f"<html><head><title>{story.title}</title></head><body><table width=980><tr><td colspan=2 class=topmenu>"
        f"<a href=/>Trang chủ</a> | <a href=/xh>Xã hội</a></td></tr><tr><td class=leftmenu><a>Kinh tế</a><br>"
        f"<a>Y tế</a></td><td><table><tr><td class=ptitle><b>{story.title}</b></td></tr>"
        f"<tr><td class=date>{story.shown_day}</td>"
        f"</tr><tr><td class=phead>{story.lead}</td></tr><tr><td class=content-detail>{first}<br><br>"
        f"<table align=right><tr><td><img src=a.jpg></td></tr><tr><td class=imgcaption>{story.caption}</td></tr>"
        "</table>"
        f"{second}<br>{_table(story)}<br>{'<br><br>'.join(rest)}<br>"
        f"<p align=right class=tacgia><b>{story.author}</b></p>"
        f"</td></tr></table></td></tr><tr><td colspan=2 class=footer>© Báo Mẫu</td></tr></table></body></html>"
    )


def nameless(story: Story) -> str:
    """A page whose classes say nothing: trafilatura finds the body."""
    first, second, *rest = (f"<p>{escape(text)}</p>" for text in story.paragraphs)
    return (
        f"<html><head><title>{story.title} - Báo Mẫu</title><meta charset=utf-8></head><body>"
        f"<div class=c1>{_MENU}</div>"
        f'<div class=c2><h1>{story.title}</h1><time datetime="{story.day}T08:30+07:00">{story.shown_day}</time>'
        f"<p><strong>{story.lead}</strong></p>{first}<figure><img src=a.jpg><figcaption>{story.caption}</figcaption>"
        f"</figure>{second}{_table(story)}{''.join(rest)}<p><strong>{story.author}</strong></p></div>{_TAGS}{_OTHER}"
        f"{_FOOTER}</body></html>"
    )


def mobile(story: Story) -> str:
    """A mobile page: everything in `div` and `span`, date in an element of that name."""
    return (
        modern(story)
        .replace(_linked(story), "")
        .replace("article-body", "detail-content")
        .replace("article-sapo", "chapeau")
        .replace("<main>", "<div>")
        .replace("</main>", "</div>")
    )


def blog(story: Story) -> str:
    """A page of a blog engine."""
    return (
        open_graph(story)
        .replace('itemprop="articleBody"', 'class="entry-content clearfix"')
        .replace("<h1>", '<h1 class="entry-title">')
        .replace('class="sapo"', 'class="post-excerpt"')
    )


def dublin_core(story: Story) -> str:
    """A print page with Dublin Core."""
    head = f'<meta name="DC.date.issued" content="{story.day}"></head>'
    return printed(story).replace("</head>", head).replace(story.shown_day, "Bản in")


def posting(story: Story) -> str:
    """A page whose JSON-LD is broken, so that its markup must do."""
    return modern(story).replace('"@graph"', '"@graph').replace('class="date"', 'class="published-date"')


LAYOUTS: dict[str, tuple[Callable[[Story], str], bool]] = {
    "modern": (modern, True),
    "OpenGraph": (open_graph, True),
    "AMP": (amp, True),
    "print": (printed, False),
    "old tables": (old_table, False),
    "nameless": (nameless, False),
    "mobile": (mobile, True),
    "blog": (blog, True),
    "Dublin Core": (dublin_core, False),
    "broken JSON-LD": (posting, True),
}
"""Layouts, and whether they have a box of related articles inside the text."""
