// Written by scripts/code-names.ts from the names of CLDR. Do not edit.

/** The version of CLDR. */
export const CODE_TABLE_VERSION = 48

/** Of each country its codes, its English name and, where it differs, its Danish one. */
export const COUNTRY_LINES = `
ADAND020|Andorra
AEARE784|United Arab Emirates|De Forenede Arabiske Emirater
AFAFG004|Afghanistan
AGATG028|Antigua & Barbuda|Antigua og Barbuda
AIAIA660|Anguilla
ALALB008|Albania|Albanien
AMARM051|Armenia|Armenien
AOAGO024|Angola
AQATA010|Antarctica|Antarktis
ARARG032|Argentina
ASASM016|American Samoa|Amerikansk Samoa
ATAUT040|Austria|Østrig
AUAUS036|Australia|Australien
AWABW533|Aruba
AXALA248|Åland Islands|Åland
AZAZE031|Azerbaijan|Aserbajdsjan
BABIH070|Bosnia & Herzegovina|Bosnien-Hercegovina
BBBRB052|Barbados
BDBGD050|Bangladesh
BEBEL056|Belgium|Belgien
BFBFA854|Burkina Faso
BGBGR100|Bulgaria|Bulgarien
BHBHR048|Bahrain
BIBDI108|Burundi
BJBEN204|Benin
BLBLM652|St. Barthélemy|Saint Barthélemy
BMBMU060|Bermuda
BNBRN096|Brunei
BOBOL068|Bolivia
BQBES535|Caribbean Netherlands|De tidligere Nederlandske Antiller
BRBRA076|Brazil|Brasilien
BSBHS044|Bahamas
BTBTN064|Bhutan
BVBVT074|Bouvet Island|Bouvetøen
BWBWA072|Botswana
BYBLR112|Belarus
BZBLZ084|Belize
CACAN124|Canada
CCCCK166|Cocos (Keeling) Islands|Cocosøerne
CDCOD180|Congo - Kinshasa|Congo-Kinshasa
CFCAF140|Central African Republic|Den Centralafrikanske Republik
CGCOG178|Congo - Brazzaville|Congo-Brazzaville
CHCHE756|Switzerland|Schweiz
CICIV384|Côte d’Ivoire|Elfenbenskysten
CKCOK184|Cook Islands|Cookøerne
CLCHL152|Chile
CMCMR120|Cameroon|Cameroun
CNCHN156|China|Kina
COCOL170|Colombia
CRCRI188|Costa Rica
CUCUB192|Cuba
CVCPV132|Cape Verde|Kap Verde
CWCUW531|Curaçao
CXCXR162|Christmas Island|Juleøen
CYCYP196|Cyprus|Cypern
CZCZE203|Czechia|Tjekkiet
DEDEU276|Germany|Tyskland
DJDJI262|Djibouti
DKDNK208|Denmark|Danmark
DMDMA212|Dominica
DODOM214|Dominican Republic|Den Dominikanske Republik
DZDZA012|Algeria|Algeriet
ECECU218|Ecuador
EEEST233|Estonia|Estland
EGEGY818|Egypt|Egypten
EHESH732|Western Sahara|Vestsahara
ERERI232|Eritrea
ESESP724|Spain|Spanien
ETETH231|Ethiopia|Etiopien
FIFIN246|Finland
FJFJI242|Fiji
FKFLK238|Falkland Islands|Falklandsøerne
FMFSM583|Micronesia|Mikronesien
FOFRO234|Faroe Islands|Færøerne
FRFRA250|France|Frankrig
GAGAB266|Gabon
GBGBR826|United Kingdom|Storbritannien
GDGRD308|Grenada
GEGEO268|Georgia|Georgien
GFGUF254|French Guiana|Fransk Guyana
GGGGY831|Guernsey
GHGHA288|Ghana
GIGIB292|Gibraltar
GLGRL304|Greenland|Grønland
GMGMB270|Gambia
GNGIN324|Guinea
GPGLP312|Guadeloupe
GQGNQ226|Equatorial Guinea|Ækvatorialguinea
GRGRC300|Greece|Grækenland
GSSGS239|South Georgia & South Sandwich Islands|South Georgia og De Sydlige Sandwichøer
GTGTM320|Guatemala
GUGUM316|Guam
GWGNB624|Guinea-Bissau
GYGUY328|Guyana
HKHKG344|Hong Kong SAR China|SAR Hongkong
HMHMD334|Heard & McDonald Islands|Heard Island og McDonald Islands
HNHND340|Honduras
HRHRV191|Croatia|Kroatien
HTHTI332|Haiti
HUHUN348|Hungary|Ungarn
IDIDN360|Indonesia|Indonesien
IEIRL372|Ireland|Irland
ILISR376|Israel
IMIMN833|Isle of Man
ININD356|India|Indien
IOIOT086|British Indian Ocean Territory|Det Britiske Territorium i Det Indiske Ocean
IQIRQ368|Iraq|Irak
IRIRN364|Iran
ISISL352|Iceland|Island
ITITA380|Italy|Italien
JEJEY832|Jersey
JMJAM388|Jamaica
JOJOR400|Jordan
JPJPN392|Japan
KEKEN404|Kenya
KGKGZ417|Kyrgyzstan|Kirgisistan
KHKHM116|Cambodia|Cambodja
KIKIR296|Kiribati
KMCOM174|Comoros|Comorerne
KNKNA659|St. Kitts & Nevis|Saint Kitts og Nevis
KPPRK408|North Korea|Nordkorea
KRKOR410|South Korea|Sydkorea
KWKWT414|Kuwait
KYCYM136|Cayman Islands|Caymanøerne
KZKAZ398|Kazakhstan|Kasakhstan
LALAO418|Laos
LBLBN422|Lebanon|Libanon
LCLCA662|St. Lucia|Saint Lucia
LILIE438|Liechtenstein
LKLKA144|Sri Lanka
LRLBR430|Liberia
LSLSO426|Lesotho
LTLTU440|Lithuania|Litauen
LULUX442|Luxembourg
LVLVA428|Latvia|Letland
LYLBY434|Libya|Libyen
MAMAR504|Morocco|Marokko
MCMCO492|Monaco
MDMDA498|Moldova
MEMNE499|Montenegro
MFMAF663|St. Martin|Saint Martin
MGMDG450|Madagascar|Madagaskar
MHMHL584|Marshall Islands|Marshalløerne
MKMKD807|North Macedonia|Nordmakedonien
MLMLI466|Mali
MMMMR104|Myanmar (Burma)
MNMNG496|Mongolia|Mongoliet
MOMAC446|Macao SAR China|SAR Macao
MPMNP580|Northern Mariana Islands|Nordmarianerne
MQMTQ474|Martinique
MRMRT478|Mauritania|Mauretanien
MSMSR500|Montserrat
MTMLT470|Malta
MUMUS480|Mauritius
MVMDV462|Maldives|Maldiverne
MWMWI454|Malawi
MXMEX484|Mexico
MYMYS458|Malaysia
MZMOZ508|Mozambique
NANAM516|Namibia
NCNCL540|New Caledonia|Ny Kaledonien
NENER562|Niger
NFNFK574|Norfolk Island
NGNGA566|Nigeria
NINIC558|Nicaragua
NLNLD528|Netherlands|Nederlandene
NONOR578|Norway|Norge
NPNPL524|Nepal
NRNRU520|Nauru
NUNIU570|Niue
NZNZL554|New Zealand
OMOMN512|Oman
PAPAN591|Panama
PEPER604|Peru
PFPYF258|French Polynesia|Fransk Polynesien
PGPNG598|Papua New Guinea|Papua Ny Guinea
PHPHL608|Philippines|Filippinerne
PKPAK586|Pakistan
PLPOL616|Poland|Polen
PMSPM666|St. Pierre & Miquelon|Saint Pierre og Miquelon
PNPCN612|Pitcairn Islands|Pitcairn
PRPRI630|Puerto Rico
PSPSE275|Palestinian Territories|De palæstinensiske områder
PTPRT620|Portugal
PWPLW585|Palau
PYPRY600|Paraguay
QAQAT634|Qatar
REREU638|Réunion
ROROU642|Romania|Rumænien
RSSRB688|Serbia|Serbien
RURUS643|Russia|Rusland
RWRWA646|Rwanda
SASAU682|Saudi Arabia|Saudi-Arabien
SBSLB090|Solomon Islands|Salomonøerne
SCSYC690|Seychelles|Seychellerne
SDSDN729|Sudan
SESWE752|Sweden|Sverige
SGSGP702|Singapore
SHSHN654|St. Helena
SISVN705|Slovenia|Slovenien
SJSJM744|Svalbard & Jan Mayen|Svalbard og Jan Mayen
SKSVK703|Slovakia|Slovakiet
SLSLE694|Sierra Leone
SMSMR674|San Marino
SNSEN686|Senegal
SOSOM706|Somalia
SRSUR740|Suriname|Surinam
SSSSD728|South Sudan|Sydsudan
STSTP678|São Tomé & Príncipe|São Tomé og Príncipe
SVSLV222|El Salvador
SXSXM534|Sint Maarten
SYSYR760|Syria|Syrien
SZSWZ748|Eswatini
TCTCA796|Turks & Caicos Islands|Turks- og Caicosøerne
TDTCD148|Chad|Tchad
TFATF260|French Southern Territories|De Franske Besiddelser i Det Sydlige Indiske Ocean og Antarktis
TGTGO768|Togo
THTHA764|Thailand
TJTJK762|Tajikistan|Tadsjikistan
TKTKL772|Tokelau
TLTLS626|Timor-Leste
TMTKM795|Turkmenistan
TNTUN788|Tunisia|Tunesien
TOTON776|Tonga
TRTUR792|Türkiye|Tyrkiet
TTTTO780|Trinidad & Tobago|Trinidad og Tobago
TVTUV798|Tuvalu
TWTWN158|Taiwan
TZTZA834|Tanzania
UAUKR804|Ukraine
UGUGA800|Uganda
UMUMI581|U.S. Outlying Islands|Amerikanske oversøiske øer
USUSA840|United States|USA
UYURY858|Uruguay
UZUZB860|Uzbekistan|Usbekistan
VAVAT336|Vatican City|Vatikanstaten
VCVCT670|St. Vincent & Grenadines|Saint Vincent og Grenadinerne
VEVEN862|Venezuela
VGVGB092|British Virgin Islands|De Britiske Jomfruøer
VIVIR850|U.S. Virgin Islands|De Amerikanske Jomfruøer
VNVNM704|Vietnam
VUVUT548|Vanuatu
WFWLF876|Wallis & Futuna|Wallis og Futuna
WSWSM882|Samoa
XKXKX|Kosovo
YEYEM887|Yemen
YTMYT175|Mayotte
ZAZAF710|South Africa|Sydafrika
ZMZMB894|Zambia
ZWZWE716|Zimbabwe
`

/** Of each language its code, its English name and, where it differs, its Danish one. */
export const LANGUAGE_LINES = `
aa|Afar|afar
ab|Abkhazian|abkhasisk
ae|Avestan|avestan
af|Afrikaans|afrikaans
ak|Akan|akan
am|Amharic|amharisk
an|Aragonese|aragonsk
ar|Arabic|arabisk
as|Assamese|assamesisk
av|Avaric|avarisk
ay|Aymara|aymara
az|Azerbaijani|aserbajdsjansk
ba|Bashkir|bashkir
be|Belarusian|belarusisk
bg|Bulgarian|bulgarsk
bi|Bislama|bislama
bm|Bambara|bambara
bn|Bangla|bengali
bo|Tibetan|tibetansk
br|Breton|bretonsk
bs|Bosnian|bosnisk
ca|Catalan|catalansk
ce|Chechen|tjetjensk
ch|Chamorro|chamorro
co|Corsican|korsikansk
cr|Cree|cree
cs|Czech|tjekkisk
cu|Church Slavic|kirkeslavisk
cv|Chuvash|tjuvasjisk
cy|Welsh|walisisk
da|Danish|dansk
de|German|tysk
dv|Divehi|divehi
dz|Dzongkha|dzongkha
ee|Ewe|ewe
el|Greek|græsk
en|English|engelsk
eo|Esperanto|esperanto
es|Spanish|spansk
et|Estonian|estisk
eu|Basque|baskisk
fa|Persian|persisk
ff|Fula|fulah
fi|Finnish|finsk
fj|Fijian|fijiansk
fo|Faroese|færøsk
fr|French|fransk
fy|Western Frisian|vestfrisisk
ga|Irish|irsk
gd|Scottish Gaelic|skotsk gælisk
gl|Galician|galicisk
gn|Guarani|guarani
gu|Gujarati|gujarati
gv|Manx|manx
ha|Hausa|hausa
he|Hebrew|hebraisk
hi|Hindi|hindi
ho|Hiri Motu|hirimotu
hr|Croatian|kroatisk
ht|Haitian Creole|haitisk
hu|Hungarian|ungarsk
hy|Armenian|armensk
hz|Herero|herero
ia|Interlingua|interlingua
id|Indonesian|indonesisk
ie|Interlingue|interlingue
ig|Igbo|igbo
ii|Sichuan Yi|sichuan yi
ik|Inupiaq|inupiaq
io|Ido|ido
is|Icelandic|islandsk
it|Italian|italiensk
iu|Inuktitut|inuktitut
ja|Japanese|japansk
jv|Javanese|javanesisk
ka|Georgian|georgisk
kg|Kongo|kongo
ki|Kikuyu|kikuyu
kj|Kuanyama|kuanyama
kk|Kazakh|kasakhisk
kl|Kalaallisut|grønlandsk
km|Khmer|khmer
kn|Kannada|kannada
ko|Korean|koreansk
kr|Kanuri|kanuri
ks|Kashmiri|kashmiri
ku|Kurdish|kurdisk
kv|Komi|komi
kw|Cornish|cornisk
ky|Kyrgyz|kirgisisk
la|Latin|latin
lb|Luxembourgish|luxembourgsk
lg|Ganda|ganda
li|Limburgish|limburgsk
ln|Lingala|lingala
lo|Lao|lao
lt|Lithuanian|litauisk
lu|Luba-Katanga|luba-Katanga
lv|Latvian|lettisk
mg|Malagasy|malagassisk
mh|Marshallese|marshallese
mi|Māori|maori
mk|Macedonian|makedonsk
ml|Malayalam|malayalam
mn|Mongolian|mongolsk
mr|Marathi|marathi
ms|Malay|malajisk
mt|Maltese|maltesisk
my|Burmese|burmesisk
na|Nauru|nauru
nb|Norwegian Bokmål|bokmål
nd|North Ndebele|nordndebele
ne|Nepali|nepalesisk
ng|Ndonga|ndonga
nl|Dutch|nederlandsk
nn|Norwegian Nynorsk|nynorsk
no|Norwegian|norsk
nr|South Ndebele|sydndebele
nv|Navajo|navajo
ny|Nyanja|nyanja
oc|Occitan|occitansk
oj|Ojibwa|ojibwa
om|Oromo|oromo
or|Odia|oriya
os|Ossetic|ossetisk
pa|Punjabi|punjabi
pi|Pali|pali
pl|Polish|polsk
ps|Pashto|pashto
pt|Portuguese|portugisisk
qu|Quechua|quechua
rm|Romansh|rætoromansk
rn|Rundi|rundi
ro|Romanian|rumænsk
ru|Russian|russisk
rw|Kinyarwanda|kinyarwanda
sa|Sanskrit|sanskrit
sc|Sardinian|sardinsk
sd|Sindhi|sindhi
se|Northern Sami|nordsamisk
sg|Sango|sango
si|Sinhala|singalesisk
sk|Slovak|slovakisk
sl|Slovenian|slovensk
sm|Samoan|samoansk
sn|Shona|shona
so|Somali|somali
sq|Albanian|albansk
sr|Serbian|serbisk
ss|Swati|swati
st|Southern Sotho|sydsotho
su|Sundanese|sundanesisk
sv|Swedish|svensk
sw|Swahili|swahili
ta|Tamil|tamil
te|Telugu|telugu
tg|Tajik|tadsjikisk
th|Thai|thai
ti|Tigrinya|tigrinya
tk|Turkmen|turkmensk
tl|Filipino|filippinsk
tn|Tswana|tswana
to|Tongan|tongansk
tr|Turkish|tyrkisk
ts|Tsonga|tsonga
tt|Tatar|tatarisk
tw|Akan|akan
ty|Tahitian|tahitiansk
ug|Uyghur|uygurisk
uk|Ukrainian|ukrainsk
ur|Urdu|urdu
uz|Uzbek|usbekisk
ve|Venda|venda
vi|Vietnamese|vietnamesisk
vo|Volapük|volapyk
wa|Walloon|vallonsk
wo|Wolof|wolof
xh|Xhosa|xhosa
yi|Yiddish|jiddisch
yo|Yoruba|yoruba
za|Zhuang|zhuang
zh|Chinese|kinesisk
zu|Zulu|zulu
`
