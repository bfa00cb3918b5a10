"""Months, weekdays and time zones by the names that news pages write them with, in lower case."""

# Without regard to case, patterns take these for one letter: "KASIM" and "NİSAN" are months in Turkish.
_ALIKE = str.maketrans({"ı": "i", "ſ": "s", "\u0307": None})


def small(name: str) -> str:
    """`name` in lower case, letters alike that patterns without regard to case take for one."""
    return name.lower().translate(_ALIKE)


# Of a word that means one month here and another there ("listopada"), the more widely read language has its way.
_MONTHS = (
    "january jan januar jänner janvier janv enero ene janeiro gennaio januari januarie januára január ledna "
    "stycznia січня января януари януар januara januarja siječnja tammikuuta ocak ianuarie gener ιανουαρίου sausio "
    "janvāris jaanuar يناير जनवरी בינואר มกราคม gen",
    "february feb februar februára február februari février févr fév fevr febrero fevereiro fev febbraio února lutego "
    "лютого февраля февруари фебруар februara februarja veljače helmikuuta şubat februarie febrer φεβρουαρίου vasario "
    "februāris veebruar فبراير फरवरी בפברואר กุมภาพันธ์ febr",
    "march mar märz mrz mars marzo março maart marts maret mac března marca березня марта март marta ožujka "
    "maaliskuuta mart martie març μαρτίου kovo märts مارس मार्च במרץ มีนาคม március mär márc",
    "april apr avril avr abril abr aprile dubna apríla április kwietnia квітня апреля април aprila travnja huhtikuuta "
    "nisan aprilie απριλίου balandžio aprīlis aprill أبريل अप्रैल באפריל เมษายน",
    "may mai mayo maio maggio mag mei května mája május maja травня мая май мај svibnja toukokuuta mayıs maig μαΐου "
    "gegužės maijs مايو मई במאי พฤษภาคม maj",
    "june jun juni juin junio junho giugno giu června júna június czerwca червня июня юни јун juna junija lipnja "
    "kesäkuuta haziran iunie juny ιουνίου birželio jūnijs juuni يونيو जून ביוני มิถุนายน",
    "july jul juli juillet juil julio julho luglio lug julai července júla július lipca липня июля юли јул jula julija "
    "srpnja heinäkuuta temmuz iulie juliol ιουλίου liepos jūlijs juuli يوليو जुलाई ביולי กรกฎาคม",
    "august aug août aout agosto ago agustus augustus augusti ogos srpna augusta augusztus sierpnia серпня августа "
    "август avgusta kolovoza elokuuta ağustos agost αυγούστου rugpjūčio augusts أغسطس अगस्त באוגוסט สิงหาคม",
    "september sept sep septembre septiembre setembro set settembre září septembra szeptember września вересня "
    "сентября септември септембар rujna syyskuuta eylül septembrie setembre σεπτεμβρίου rugsėjo septembris سبتمبر "
    "सितंबर בספטמבר กันยายน",
    "october oct okt oktober octobre octubre outubro out ottobre ott oktobar října októbra október października жовтня "
    "октября октомври октобар oktobra lokakuuta ekim octombrie οκτωβρίου spalio oktobris oktoober أكتوبر अक्टूबर "
    "באוקטובר ตุลาคม",
    "november nov novembre noviembre novembro listopadu novembra listopada листопада ноября ноември новембар studenoga "
    "marraskuuta kasım noiembrie νοεμβρίου lapkričio novembris نوفمبر नवंबर בנובמבר พฤศจิกายน",
    "december dec dez dezember décembre déc diciembre dic dezembro dicembre disember desember des prosince decembra "
    "grudnia грудня декабря декември децембар prosinca joulukuuta aralık decembrie desembre δεκεμβρίου gruodžio "
    "decembris detsember ديسمبر दिसंबर בדצמבר ธันวาคม",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_WEEKDAYS = (
    "monday mon montag lundi lunes lunedì segunda-feira segunda maandag måndag mandag poniedziałek понедельник "
    "понеділок pazartesi senin maanantai pondělí hétfő",
    "tuesday tue tues dienstag mardi martes martedì terça-feira terça dinsdag tisdag tirsdag wtorek вторник вівторок "
    "salı selasa tiistai úterý kedd",
    "wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira quarta woensdag onsdag środa среда середа "
    "çarşamba rabu keskiviikko středa szerda",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira quinta donderdag torsdag czwartek четверг "
    "четвер perşembe kamis torstai čtvrtek csütörtök",
    "friday fri freitag vendredi viernes venerdì sexta-feira sexta vrijdag fredag piątek пятница п'ятниця cuma jumat "
    "perjantai pátek péntek",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag lördag lørdag sobota суббота субота cumartesi sabtu "
    "lauantai szombat",
    "sunday sun sonntag dimanche domingo domenica zondag söndag søndag niedziela воскресенье неділя pazar minggu "
    "sunnuntai neděle vasárnap",
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}

# Hours from UTC. Names of two zones or more (IST, CST in China, ET in summer and winter) tell none.
ZONES = {
    "utc": 0.0, "gmt": 0.0, "z": 0.0, "wet": 0.0, "bst": 1.0, "west": 1.0, "cet": 1.0, "mez": 1.0, "cest": 2.0,
    "mesz": 2.0, "eet": 2.0, "sast": 2.0, "cat": 2.0, "eest": 3.0, "msk": 3.0, "eat": 3.0, "wib": 7.0, "wita": 8.0,
    "sgt": 8.0, "hkt": 8.0, "pht": 8.0, "awst": 8.0, "jst": 9.0, "kst": 9.0, "acst": 9.5, "aest": 10.0, "aedt": 11.0,
    "nzst": 12.0, "nzdt": 13.0, "est": -5.0, "edt": -4.0, "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "pst": -8.0,
    "pdt": -7.0, "akst": -9.0, "akdt": -8.0, "hst": -10.0, "brt": -3.0, "art": -3.0,
}  # fmt: skip
