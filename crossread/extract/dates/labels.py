"""What the words before a date say of it: when the article came out, when it was changed, or something else."""

import re
from collections.abc import Iterator
from typing import Literal

from crossread.extract.dates.days import Day, days_in

Label = Literal["published", "updated", "other"]

# A date may follow without a space, as scrapes leave it: "Published24 January".
_PUBLISHED = (
    r"published|posted|date|datum|fecha|tarih|first aired|veröffentlicht|publiziert|erstellt|erschienen|publiée?|"
    r"parue?|publicad[oa]|pubblicato|gepubliceerd|publicer(?:ad|et)|publisert|offentliggjort|udgivet|julkaistu|"
    r"opublikowan[oy]|data publikacji|publikováno|zveřejněno|megjelent|publicat|yayınlanma|diterbitkan|"
    r"опубликовано|опубліковано|入力|등록|입력|公開|発表|发布时间|發布時間"
)
_UPDATED = (
    r"updated?|modified|revised|corrected|last changed|aktualisiert|geändert|überarbeitet|stand|mise? à jour|modifiée?|"
    r"actualizad[oa]|atualizad[oa]|modificad[oa]|aggiornat[oa]|bijgewerkt|geüpdatet|gewijzigd|oppdatert|opdateret|"
    r"uppdaterad|ändrad|päivitetty|zaktualizowan[oy]|aktualizacja|aktualizováno|frissítve|actualizat|güncellen?me|"
    r"diperbarui|обновлено|оновлено|수정|更新"
)
# Dates of something else: until when a film can be seen, when a person was born, which day's weather it is.
_OTHER = (
    r"until|till|available|expires?|bis|verfügbar|jusqu['’]?au|disponible|hasta|fino al?|disponibile|até|tot|"
    r"beschikbaar|tilgjengelig|tillgänglig|dostępn[ey]|born|geboren|joined|member since|since|seit|depuis|desde|dal"
)
_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED})|(?P<other>{_OTHER}))(?![^\W\d_])", re.IGNORECASE
)
_STAMPED = re.compile(rf"(?<!\w)(?:{_PUBLISHED})\s?:\s?$|(?:^|[(\[|·•]\s?)(?:{_PUBLISHED})(?:\son)?\s$", re.IGNORECASE)
# A label that stands by itself names the next line's date.
_ALONE = 30


def label_in(text: str) -> Label | None:
    """The last label in `text`."""
    found: Label | None = None
    for match in _LABEL.finditer(text):
        found = "published" if match["published"] else "updated" if match["updated"] else "other"
    return found


def is_stamped(line: str, day: Day) -> bool:
    """Whether a day in running text is called its date: "Posted: March 4", but not "a study published March 4"."""
    return bool(_STAMPED.search(line[max(0, day.start - _ALONE) : day.start]))


def labelled_days(line: str, before: str = "") -> Iterator[tuple[Day, Label | None]]:
    """The days in a short `line` with what stands before each, or in the line `before` if that is a label alone."""
    alone = label_in(before) if len(before) < _ALONE and not days_in(before) else None
    for day in days_in(line, brief=True):
        yield day, label_in(line[: day.start]) or alone
