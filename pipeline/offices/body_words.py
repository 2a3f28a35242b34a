"""The words that a body's name goes on with, and those that end it."""

from __future__ import annotations

# Tokens of the longest body, and of the longest field that no lexicon holds.
LONGEST = 45
LONGEST_FIELD = 12
# Marks that close a title behind a name.
CLOSING = frozenset(',;()-–—.:"”\n')
# Capitalised they begin a sentence that a slip glued to the title.
OPENERS = frozenset(
    "ngày theo ông bà sáng chiều tối tại trong ảnh nguồn khi sau trước các những với được đây hôm vào nếu nhưng".split()
)
# Small words that underthesea ties to a capital before them, though they begin a phrase of time.
TIMES = frozenset("thời nhiệm khóa khoá từ năm hồi lúc trao".split())
# Type words of units that are written with a full stop.
SHORT_UNITS = frozenset({"tp", "tx", "tt"})
# Pieces behind which `số 2` counts the body.
NUMBERED = ("role", "unit", "head", "field", "verbal")
# Words that tie a larger body or a place to the one before.
TIES = frozenset({"của", "thuộc", "tại", "ở"})
# Capitalised heads of bodies that are no lexicon's, behind which a number is their name.
COUNTED = frozenset({"tàu", "vùng", "khu", "đoàn", "lữ", "đội", "đồn", "trạm", "khối", "cụm", "tuyến", "cảng"})
DASHES = frozenset("-–—")
# Committees whose name is a phrase in small letters, up to where the sentence goes on.
FREE_HEADS = frozenset(
    {"ban chỉ đạo", "trưởng ban chỉ đạo", "phó ban chỉ đạo", "ban quản lý", "trưởng ban quản lý", "phó ban quản lý"}
    | {"tổ công tác"}
)
# Roles whose field stands in small letters right behind them: `trưởng phòng nghiệp vụ`.
FIELD_ROLES = tuple(
    "trưởng phòng|phó phòng|trưởng khoa|phó khoa|trưởng ban|bộ trưởng|thứ trưởng|trưởng bộ môn|cố vấn".split("|")
)
# Roles that are named by what they do, be it a verb: `giám đốc tiếp thị`.
BEFORE_VERBS = tuple(
    "giám đốc|trưởng phòng|phó phòng|trưởng bộ phận|trưởng nhóm|phụ trách|chuyên viên|tổ trưởng".split("|")
)
# Roles of wards and offices that are named by what is done there, be it in one syllable: `phó khoa lọc máu`.
OF_WARDS = ("khoa", "phòng")
# Units and the bodies that they may be part of, from small to large.
UPPER = (
    "bộ môn|tổ|đội|phòng|khoa|trạm|văn phòng|chi nhánh|ban|trung tâm|viện|đài|báo|trường|trường đại học|bệnh viện"
    "|học viện|chi cục|vụ|cục|tổng cục|thanh tra|sở|công ty|đại học|tổng công ty|tập đoàn|ngân hàng|công an"
    "|bộ chỉ huy quân sự|bộ tư lệnh|bộ"
).split("|")
# Roles that may stand inside a body's name right behind these heads: `Văn phòng Chủ tịch nước`, `Thư ký Chủ tịch`.
TO_ROLES = tuple(
    "trợ lý|thư ký|cố vấn|văn phòng|chánh văn phòng|đặc phái viên|người phát ngôn|phát ngôn viên".split("|")
)
