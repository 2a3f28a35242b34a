"""Web pages in manners of their own: where the text, the title and the date of publication stand differs in each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.pipeline.reading.saving import tcvn3, vni, windows_1258
from trichtin.pipeline.reading import RawArticle, compose, decide, read_article
from trichtin.pipeline.sections import split_sections

TITLE = "Thanh Lâm hoàn thành 14 km kênh mương trước vụ Hè Thu"
LEAD = "Sau bốn tháng thi công, huyện Thanh Lâm đã kiên cố hóa 14 km kênh mương, đủ nước tưới cho 1.250 ha lúa Hè Thu."
FIRST = (
    "Theo Phòng Nông nghiệp huyện, tổng kinh phí thực hiện là 18,6 tỷ đồng, trong đó người dân đóng góp 2,4 tỷ đồng và "
    "hơn 3.000 ngày công. Tuyến kênh dài nhất chạy qua xã Phú Cát, dài 5,2 km."
)
REST = (
    "Ông Lê Bá Khiêm, Chủ tịch UBND huyện cho biết, các xã đã lắp đặt 36 cống điều tiết, nạo vét 27.000 m3 bùn. "
    "Nhờ đó, thời gian dẫn nước về cuối nguồn giảm từ 9 ngày xuống còn 4 ngày.",
    "Năm 2025, huyện dự kiến bê tông hóa thêm 22 km kênh, ưu tiên các xã vùng cuối nguồn như Phú Cát và Hòa Thạch.",
)
CAPTION = "Kênh mới qua xã Phú Cát. Ảnh: Minh Đăng"
AUTHOR = "Trần Minh Đăng"

BODY = "".join(f"<p>{text}</p>" for text in (FIRST, *REST))
ILLUSTRATED = (
    f"<p>{FIRST}</p><figure><img src=a><figcaption>{CAPTION}</figcaption></figure>"
    f"{''.join(f'<p>{text}</p>' for text in REST)}"
)
PLAIN = [("title", TITLE), ("lead", LEAD), ("body", FIRST), *(("body", text) for text in REST)]
WITH_CAPTION = [*PLAIN[:3], ("caption", CAPTION), *PLAIN[3:]]
OPENED_BY_PICTURE = [*PLAIN[:2], ("caption", CAPTION), *PLAIN[2:]]
SIGNED = [*PLAIN, ("byline", AUTHOR)]


def _page(body: str, head: str = f"<title>{TITLE}</title>") -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def _dated(*, above: str = "", below: str = "", behind: str = "", head: str = "") -> str:
    text = f"{above}<h1>{TITLE}</h1>{below}<p class=x>{LEAD}</p>{BODY}{behind}"
    return _page(text, f"<title>{TITLE}</title>{head}")


_IN_SCRIPT = {
    "props": {
        "pageProps": {
            "post": {"title": TITLE, "sapo": LEAD, "content": ILLUSTRATED, "publishedAt": "2024-08-05T14:30:00+07:00"},
            "others": [{"title": "Xã Bình Yên sửa 3 cây cầu tạm", "content": 9 * BODY}],
        }
    }
}
_LINKED = {
    "@type": ["NewsArticle"],
    "headline": TITLE,
    "description": LEAD,
    "dateModified": "2024-08-09",
    "datePublished": "2024-08-05T14:30:00+0700",
    "articleBody": "\n".join((FIRST, *REST)),
    "author": [{"name": AUTHOR}],
    "publisher": {"name": "Báo Mẫu"},
}
_LINKED_SCRIPT = f'<script type="application/ld+json">{json.dumps(_LINKED)}</script>'
_RELATED = "Ba cây cầu tạm ở xã Bình Yên vừa được thay bằng cầu thép, kinh phí 1,2 tỷ đồng."

PAGES: dict[str, tuple[str | bytes, list[tuple[str, str]]]] = {
    "text in a script of data only": (
        _page(
            f'<div id=__next></div><script id=__NEXT_DATA__ type="application/json">{json.dumps(_IN_SCRIPT)}</script>'
        ),
        WITH_CAPTION,
    ),
    "text in an assigned script": (
        _page(f"<div id=app>Đang tải…</div><script>window.__INITIAL_STATE__ = {json.dumps(_IN_SCRIPT)};f()</script>"),
        WITH_CAPTION,
    ),
    "text in JSON-LD only": (_page("<div id=app>Đang tải…</div>", f"<title>{TITLE}</title>{_LINKED_SCRIPT}"), PLAIN),
    "article, header, figure, aside": (
        _page(
            f"<header><a>Trang chủ</a></header><main><article><header><h1>{TITLE}</h1>"
            f'<p><time datetime="2024-08-05T07:30:00Z">05/08/2024</time></p></header><p><b>{LEAD}</b></p>'
            f"{ILLUSTRATED}<aside><h4>Đọc thêm</h4><p>{_RELATED}</p></aside></article></main><footer>© Báo Mẫu</footer>"
        ),
        WITH_CAPTION,
    ),
    "itemprop": (
        _page(
            f'<h1 itemprop=headline>{TITLE}</h1><meta itemprop=datePublished content="2024-08-05T14:30:00+07:00">'
            f"<span itemprop=author itemscope><span itemprop=name>{AUTHOR}</span></span><h2 itemprop=description>{LEAD}"
            f"</h2><div itemprop=articleBody><p>{FIRST}</p><div itemscope><img src=a><p itemprop=caption>{CAPTION}</p>"
            f"</div><p>{REST[0]}</p><p>{REST[1]}</p></div>"
            "<span itemprop=publisher itemscope><meta itemprop=name content='Báo Mẫu'></span>"
        ),
        WITH_CAPTION,
    ),
    "picture between lead and body": (
        _page(
            f"<div class=article__header><h1>{TITLE}</h1><time datetime=2024-08-05T14:30+07:00>05/08</time></div>"
            f"<div class=article__sapo>{LEAD}</div><figure class=article__avatar><img src=a><figcaption>{CAPTION}"
            f"</figcaption></figure><div class='article__body cms-body'>{BODY}</div><div class=article__tag>#Kênh</div>"
        ),
        OPENED_BY_PICTURE,
    ),
    "blog with a tag in the class of the article": (
        _page(
            f"<div class='post type-post tag-nong-nghiep'><header class=entry-header><h1 class=entry-title>{TITLE}</h1>"
            f"<div class=entry-meta><time class=updated datetime=2024-08-09T01:00+07:00>9/8</time><time class="
            f"'entry-date published' datetime=2024-08-05T14:30+07:00>5/8</time> bởi <span class=author>{AUTHOR}</span>"
            f"</div></header><div class=entry-content><p>{LEAD}</p>{ILLUSTRATED}</div></div>",
            f"<title>{TITLE} &#8211; Cổng thông tin huyện</title>",
        ),
        WITH_CAPTION,
    ),
    "portal whose title is its own name": (
        _page(
            f"<div class=title-news>{TITLE}</div><div class=date-news>Ngày đăng: 05/08/2024</div>"
            f"<div class=ArticleContent><p><strong>{LEAD}</strong></p><p>{FIRST}</p><p><img src=a></p><p><em>{CAPTION}"
            f"</em></p><p>{REST[0]}</p><p>{REST[1]}</p></div><div class=other-news>Các tin khác: (01/08/2024)</div>",
            "<title>Cổng thông tin điện tử huyện</title>",
        ),
        WITH_CAPTION,
    ),
    "heading of the site": (
        _page(
            f"<h1 class=logo>Báo Mẫu điện tử - Tin tức 24 giờ</h1><h2>{TITLE}</h2>05/08/2024<p>{LEAD}</p>{BODY}",
            f'<title>Báo Mẫu</title><meta property=og:title content="{TITLE}">'
            "<meta name=pubdate content='2024-08-05T14:30:00+07:00'>",
        ),
        PLAIN,
    ),
    "line breaks only": (
        _page(
            f"<center><b>{TITLE}</b></center>Thứ Hai, 05/08/2024<br>{LEAD}<br><br>"
            f"{'<br><br>'.join((FIRST, *REST))}<br><i>{AUTHOR}</i>"
        ),
        SIGNED,
    ),
    "form around the whole page": (
        _page(
            f"<form id=aspnetForm method=post><div class=q1>Trang chủ</div><div class=q2><b>{TITLE}</b>"
            f"<div>Ngày đăng: 05/08/2024</div><p>{LEAD}</p>{BODY}</div></form>"
        ),
        PLAIN,
    ),
    "advertisements in the text": (
        _page(
            f"<h1>{TITLE}</h1><span class=time>05/08/2024</span><div class=fck_detail><p>{LEAD}</p><script>"
            f"(adsbygoogle = window.adsbygoogle || []).push({{}});</script><p>{FIRST}</p>"
            "<div class=banner-inread>Mua ngay</div>"
            f"<p>{REST[0]}</p><p>{REST[1]}</p><p style=text-align:right><strong>{AUTHOR}</strong></p></div>"
        ),
        SIGNED,
    ),
    "windows-1258, declared": (
        windows_1258(_dated(below="<p>5/8/2024 14:30</p>").replace("charset=utf-8", "charset=windows-1258")),
        PLAIN,
    ),
    "windows-1258 that is declared as UTF-8": (windows_1258(_dated(below="<p>5/8/2024 14:30</p>")), PLAIN),
    "TCVN3 in fonts": (
        tcvn3(
            f"<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><title>{TITLE}</title>"
            f"</head><body><font face=.VnTime><b>{TITLE}</b><p>14:30 05/08/2024</p><p>{LEAD}</p>{BODY}</font></body>"
        ),
        PLAIN,
    ),
    "VNI in fonts": (vni(_dated(above="<p>05/08/2024 14:30</p>").replace("charset=utf-8", "charset=x")), PLAIN),
    "UTF-16": (_dated(below="<p>5/8/2024 14:30</p>").encode("utf-16"), PLAIN),
    "date in words of the page": (_dated(below="<div>Thứ Hai, 05/08/2024 14:30 (GMT+7)</div>"), PLAIN),
    "clock before the date": (_dated(below="<span>14:30 | 05/08/2024 | Báo Mẫu</span>"), PLAIN),
    "month in words": (_dated(above="<p>Ngày 5 tháng 8 năm 2024</p>"), PLAIN),
    "month in words, as blogs have it": (_dated(below="<span class=posted-on>Tháng Tám 5, 2024</span>"), PLAIN),
    "today's date above, other articles' behind": (
        _dated(
            above="<div class=date>Thứ Tư, 25/11/2026</div>",
            below="<div>Thứ Hai, 05/08/2024 14:30</div>",
            behind="<ul><li>Tin khác <span class=date>(06/08/2024)</span></li></ul>",
        ),
        PLAIN,
    ),
    "today's date above, the article's by an attribute": (
        _dated(above="<div>Hôm nay: Thứ Tư, 25/11/2026</div><time datetime=2024-08-05>5/8</time>"),
        PLAIN,
    ),
    "date of a change before that of publication": (
        _dated(
            below="<p>Cập nhật: <time datetime=2024-08-09T01:00+07:00>09/08/2024 01:00</time> | Đăng: "
            "<time datetime=2024-08-05T14:30+07:00>05/08/2024 14:30</time></p>",
            head='<meta property="article:modified_time" content="2024-08-09T01:00:00+07:00">',
        ),
        PLAIN,
    ),
    "date that is called a change alone": (_dated(below="<p>Cập nhật lúc 14:30, 05/08/2024</p>"), PLAIN),
    "date in the folders of the address": (
        _dated(head="<link rel=canonical href='https://example.org/kinh-te/2024/08/05/kenh.html'>"),
        PLAIN,
    ),
    "date at the end of the address": (
        _dated(head="<meta property=og:url content='https://example.org/kenh-20240805143012345.htm'>"),
        PLAIN,
    ),
}


_SITE = f"<meta charset=utf-8><title>{TITLE} - Báo Mẫu</title>"
_LISTS = "".join(
    f"<div class=item-news><h3 class=title-news><a>Xã Bình Yên {rank} thay cầu tạm</a></h3><p class=description>Ba cây "
    f"cầu tạm ở xã Bình Yên {rank} vừa được thay bằng cầu thép, kinh phí {rank} tỷ đồng, do huyện bố trí.</p></div>"
    for rank in range(40)
)
_FIGURE = f"<figure class='tplCaption'><img><figcaption><p class=Image>{CAPTION}</p></figcaption></figure>"
_TABLE = (
    f"<table class=picture><tr><td class=pic><img></td></tr><tr><td class=caption><p>{CAPTION}</p></td></tr></table>"
)
_TAIL = "".join(f"<p>{text}</p>" for text in REST)
_SIGNATURE = f"<p class=Normal style='text-align:right'><strong>{AUTHOR}</strong></p>"
_DAY = "Thứ hai, 5/8/2024, 14:30 (GMT+7)"

# Sites whose lists of other articles are longer than the article, before it or behind it.
BESIDE_LISTS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "article in a column that is called a sidebar": (
        f"<section><div class=sidebar-1><span class=date>{_DAY}</span><h1 class=title-detail>{TITLE}</h1><p class="
        f"description><span class=location-stamp>Thanh Lâm</span>{LEAD}</p><article class=fck_detail><p>{FIRST}</p>"
        f"{_FIGURE}{_TAIL}{_SIGNATURE}</article><div class=box_comment>{'<p>Xã tôi còn 2 km kênh đất.</p>' * 60}</div>"
        f"</div><div class=sidebar-2>{_LISTS}</div></section>",
        [*WITH_CAPTION, ("byline", AUTHOR)],
    ),
    "lists before the article": (
        f"<div class=left>{_LISTS}</div><div class=right><h1>{TITLE}</h1><p>{_DAY}</p><p>{LEAD}</p>{BODY}</div>",
        PLAIN,
    ),
    "article of classes that say nothing": (
        f"<article class=singular-container><h1 class=title-page>{TITLE}</h1><div class=author-wrap>"
        f"<div class=author-name>"
        f"<b>{AUTHOR}</b></div><time class=author-time datetime='2024-08-05 14:30'>{_DAY}</time></div><h2 class="
        f"singular-sapo>{LEAD}</h2><div class=singular-content><p>{FIRST}</p>{_FIGURE}{_TAIL}</div></article>"
        f"<div class=article-related>{_LISTS}</div>",
        WITH_CAPTION,
    ),
    "article in sections with a header": (
        f"<article class=the-article><header class=the-article-header><h1 class=the-article-title>{TITLE}</h1><ul><li>"
        f"{_DAY}</li></ul></header><section class=main><p class=the-article-summary>{LEAD}</p>"
        f"<div class=the-article-body>"
        f"<p>{FIRST}</p>{_TABLE}{_TAIL}</div></section></article>{_LISTS}",
        WITH_CAPTION,
    ),
    "rows of a grid": (
        f"<div class='row article-title'><h1>{TITLE}</h1></div><div class='row article-date'>"
        f"<p>Thứ Hai, 14:30, 05/08/2024"
        f"</p></div><div class='row article-summary'><div>{LEAD}</div></div><div class='row article-content'>"
        f"<div class=x>"
        f"<p>{FIRST}</p><table><tr><td><img></td></tr><tr><td><em>{CAPTION}</em></td></tr></table>{_TAIL}</div>"
        f"</div>{_LISTS}",
        WITH_CAPTION,
    ),
    "pictures and boxes of an editor": (
        f"<div class=detail-time data-role=publishdate>05/08/2024 14:30 GMT+7</div><h1 class=detail-title>{TITLE}"
        f"</h1><h2 "
        f"class=detail-sapo>{LEAD}</h2><div class=detail-cmain><div type=Photo><img><div class=PhotoCMS_Caption>"
        f"<p>{CAPTION}"
        f"</p></div></div><div class='detail-content afcbc-body'><p>{FIRST}</p>"
        f"<div type=RelatedOneNews class=Sortable><div "
        f"class=relate-container><a>Xã Bình Yên thay cầu tạm</a></div></div>{_TAIL}</div></div>{_LISTS}",
        [*OPENED_BY_PICTURE[:4], ("related", "Xã Bình Yên thay cầu tạm"), *OPENED_BY_PICTURE[4:]],
    ),
}
PAGES.update({name: (_page(body, _SITE), lines) for name, (body, lines) in BESIDE_LISTS.items()})


@pytest.mark.parametrize("manner", PAGES)
def test_a_page(manner: str, tmp_path: Path) -> None:
    data, expected = PAGES[manner]
    raw = _read(data, tmp_path)
    composed = compose(raw, 100_000)
    sections = split_sections(composed.text, title=composed.title, lead=composed.lead, lines=composed.lines)
    found = [
        (section.kind, line)
        for section in sections
        for line in composed.text[section.start : section.end].splitlines()
        if line and section.kind != "boilerplate"
    ]
    assert found == expected
    assert raw.title == TITLE
    assert str(decide(None, raw).day) == "2024-08-05"


_TEASER = "Xã Bình Yên thay ba cây cầu tạm trước mùa mưa"
INSIDE: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "list": ("<ul><li>Xã Phú Cát: 5,2 km</li><li>Xã Đông Sơn: 4 km</li></ul>", []),
    "short paragraphs": ("<p>Có 12 hộ.</p><p>Phóng viên: Còn khó khăn?</p>", []),
    "heading": ("<h2>Kết quả ở các xã</h2>", []),
    "table with a row over its width": (
        "<table><tr><th>Xã</th><th>Dài (km)</th></tr><tr><td>Phú Cát</td><td>5,2</td></tr><tr><td colspan=2>Tổng: 14 km"
        "</td></tr></table>",
        [("body", "Xã | Dài (km)"), ("body", "Phú Cát | 5,2"), ("body", "Tổng: 14 km")],
    ),
    "quotation": ("<blockquote><p>“Năm nay lúa được nước.”</p></blockquote>", []),
    "the same sentence twice": ("<p>Xã có 3 cầu.</p><p>Xã có 3 cầu.</p>", []),
    "picture in divisions": (f"<div class=z><img><div><em>{CAPTION}</em></div></div>", [("caption", CAPTION)]),
    "exponents and blanks": ("<p>Rộng 1.200&nbsp;m<sup>2</sup>.</p>", [("body", "Rộng 1.200 m2.")]),
    "link to another article": (f"<p><a href=x>{_TEASER}</a></p>", [("related", _TEASER)]),
    "link in a sentence": ("<p><a href=x>Xã Phú Cát</a> có <a href=y>12 hộ nghèo</a>.</p>", []),
}


@pytest.mark.parametrize("name", ["article-content", "x9"])
@pytest.mark.parametrize("inside", INSIDE)
def test_what_stands_between_paragraphs(inside: str, name: str, tmp_path: Path) -> None:
    markup, lines = INSIDE[inside]
    text = "".join(f"<p>{text}</p>" for text in REST)
    raw = _read(_page(f"<h1>{TITLE}</h1><p>{LEAD}</p><div class={name}><p>{FIRST}</p>{markup}{text}</div>"), tmp_path)
    composed = compose(raw, 100_000)
    sections = split_sections(composed.text, title=composed.title, lead=composed.lead, lines=composed.lines)
    found = [
        (section.kind, line)
        for section in sections
        for line in composed.text[section.start : section.end].splitlines()
        if line
    ]
    assert [line for line in found if line not in PLAIN] == (lines or _bodies(markup))


def _bodies(markup: str) -> list[tuple[str, str]]:
    """The blocks of a piece of markup as lines of the body."""
    blocks = re.split(r"</?(?:ul|li|p|h2|blockquote)>", markup)
    return [("body", text) for block in blocks if (text := re.sub(r"<[^>]+>", "", block).strip())]


def _read(data: str | bytes, folder: Path) -> RawArticle:
    path = folder / "page.html"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_article(path)
