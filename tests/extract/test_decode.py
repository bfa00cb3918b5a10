"""From bytes to text: whatever is declared, the text comes out as it was written."""

from encodings import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.decode import decode, without_surrogates

TEXTS = {
    "ru": "Мост через гавань закрыт на месяц после того, как инспекторы нашли трещины в двух главных балках.",
    "zh": "港口大桥在检查人员发现两根主梁出现裂缝后将关闭一个月。市政工程部门表示，渡轮将每十分钟运行一次。",
    "ja": "港の橋は、検査員が二本の主桁にひびを見つけたため、一か月間閉鎖される。市の土木局が発表した。",
    "ko": "항구 다리는 검사관들이 두 개의 주요 대들보에서 균열을 발견한 후 한 달 동안 폐쇄된다.",
    "de": "Die Hafenbrücke wird für vier Wochen geschlossen, nachdem Prüfer Risse in zwei Hauptträgern gefunden haben.",
    "fr": "Le pont a fermé après la découverte de fissures. « Nous préférons perdre un mois », a déclaré le préfet.",
    "pl": "Most portowy zostanie zamknięty na cztery tygodnie, ponieważ inspektorzy znaleźli pęknięcia w dźwigarach.",
    "tr": "Liman köprüsü, denetçilerin iki ana kirişte çatlaklar bulmasının ardından dört hafta süreyle kapatılacak.",
    "el": "Η γέφυρα του λιμανιού θα κλείσει για τέσσερις εβδομάδες, αφού οι επιθεωρητές βρήκαν ρωγμές.",
    "he": "גשר הנמל ייסגר לארבעה שבועות לאחר שמפקחים מצאו סדקים בשתי קורות ראשיות.",
    "ar": "سيغلق جسر الميناء لمدة أربعة أسابيع بعد أن وجد المفتشون شقوقا في اثنتين من العوارض الرئيسية.",
    "th": "สะพานท่าเรือจะปิดเป็นเวลาสี่สัปดาห์หลังจากผู้ตรวจสอบพบรอยร้าวในคานหลักสองตัว",
    "en": "The bridge – closed for a month – “won’t open before May”, the city said. It’s “too early” to say.",
}
ENCODED = [
    ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("zh", "gbk"), ("ja", "shift_jis"), ("ja", "euc-jp"),
    ("ko", "euc-kr"), ("de", "latin-1"), ("fr", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859-2"), ("tr", "cp1254"),
    ("el", "cp1253"), ("he", "cp1255"), ("ar", "cp1256"), ("th", "cp874"), ("en", "cp1252"),
]  # fmt: skip
MENU = '<ul class="menu"><li><a href="/news">News</a></li></ul>' * 20


def page(text: str, declared: str = "") -> str:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<html><head>{meta}{MENU}</head><body><p>{text}</p>{MENU}</body></html>"


@pytest.mark.parametrize(("language", "encoding"), ENCODED)
@pytest.mark.parametrize("header", [None, "iso-8859-1", "utf-8", "no-such-charset"])
def test_the_encoding_is_found_whatever_the_header_says(language: str, encoding: str, header: str | None) -> None:
    for text in (TEXTS[language], page(TEXTS[language])):
        assert decode(text.encode(encoding), header) == text


@pytest.mark.parametrize(("language", "encoding"), ENCODED)
@pytest.mark.parametrize("header", [None, "iso-8859-1", "utf-8"])
def test_the_pages_own_declaration_is_heard(language: str, encoding: str, header: str | None) -> None:
    text = page(TEXTS[language][:24], encoding)
    assert decode(text.encode(encoding), header) == text


@pytest.mark.parametrize(("language", "encoding"), ENCODED)
@pytest.mark.parametrize("wrong", ["utf-8", "utf-16", "hex", "unicode_escape", "x" * 40])
def test_a_page_that_declares_what_it_is_not_is_read_all_the_same(language: str, encoding: str, wrong: str) -> None:
    text = page(TEXTS[language], wrong)
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("wrong", ["iso-8859-1", "utf-16", "gbk", "windows-1251", "rot13", "\x00"])
def test_utf_8_is_read_whatever_is_declared(wrong: str) -> None:
    text = page(TEXTS["ru"] + TEXTS["fr"], wrong)
    assert decode(text.encode(), wrong) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", ["en", "ru", "ja"])
def test_utf_16_is_read_with_a_mark_without_one_and_against_the_header(encoding: str, language: str) -> None:
    text = page(TEXTS[language])
    marked = ("\ufeff" + text).encode(encoding)
    assert decode(marked, "utf-8") == decode(text.encode(encoding), "iso-8859-1") == text
    assert decode(TEXTS[language].encode(encoding), encoding) == TEXTS[language]


def test_japanese_in_seven_bits_is_read_and_escapes_in_other_text_are_left() -> None:
    assert decode(TEXTS["ja"].encode("iso2022_jp")) == TEXTS["ja"]
    assert decode(b"a \x1b$B stray escape in it \xe2") == "a \x1b$B stray escape in it â"
    assert decode(b"\x1b$Bx") == "\x1b$Bx"


def test_a_page_put_together_of_two_encodings_keeps_the_letters_of_both() -> None:
    data = "The café said “no”. ".encode() * 3 + b"It\x92s closed, the caf\xe9 said. " + "Déjà vu “again”.".encode()
    assert decode(data) == "The café said “no”. " * 3 + "It’s closed, the café said. Déjà vu “again”."


def test_cut_characters_in_utf_8_become_one_replacement_each() -> None:
    assert decode("Déjà vu “again” ".encode() * 4 + b"caf\xc3 and \xe2\x80 and \xd0.").endswith("caf� and � and �.")


@pytest.mark.parametrize(
    "data", [b"<\xe9" * 300_000, b"a\x92\x00" * 300_000, bytes(range(256)) * 3000, b"\x1b$B" * 300_000]
)
def test_a_megabyte_of_bytes_without_sense_is_read_at_once(data: bytes) -> None:
    assert decode(data)


@pytest.mark.parametrize("name", sorted({*aliases.aliases, *aliases.aliases.values(), "undefined", "unicode_escape"}))
def test_no_charset_that_python_knows_makes_a_page_unreadable(name: str) -> None:
    assert decode("Déjà vu".encode("cp1252") * 9, name)
    assert decode(page("Déjà vu, the café said, “again and again”", name).encode("cp1252"))


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "utf-16", "gbk", "idna", "base64", "cp1252"]))
def test_any_bytes_become_text_that_is_valid_in_utf_8(data: bytes, declared: str | None) -> None:
    assert without_surrogates(decode(data, declared)).encode("utf-8") is not None
