/** Terms of who is held, where and on what ground; see db/seeds/glossary.ts for how they are written. */
export const termsOfPlaces = `
= detainee; detained person; person deprived of liberty
Anyone who is held in a place they may not leave as they please.
sq person i privuar nga liria; i ndaluar | bg задържано лице; лишен от свобода | bs lice lišeno slobode
cnr lice lišeno slobode | de Häftling; angehaltene Person; Inhaftierter | el κρατούμενος | hr osoba lišena slobode
hu fogvatartott | mk лице лишено од слобода | ro persoană privată de libertate; deținut
sl oseba, ki ji je vzeta prostost | sr лице лишено слободе

= police custody
Being held by the police, before a judge decides.
sq ndalim në polici | bg полицейско задържане; задържане в полицията | bs policijsko zadržavanje
cnr policijsko zadržavanje | de Polizeigewahrsam; polizeiliche Anhaltung | el αστυνομική κράτηση
hr policijsko zadržavanje | hu rendőrségi őrizet | mk полициско задржување | ro custodia poliției; reținere
sl policijsko pridržanje | sr полицијско задржавање

= remand detention; pre-trial detention
Being held by order of a judge while the criminal case is not yet decided.
sq paraburgim | bg предварително задържане; задържане под стража | bs pritvor | cnr pritvor | de Untersuchungshaft
el προσωρινή κράτηση; προφυλάκιση | hr istražni zatvor; pritvor | hu letartóztatás; előzetes letartóztatás
mk притвор | ro arest preventiv; arestare preventivă | sl pripor | sr притвор

= prison
An institution in which sentences of imprisonment are served.
sq burg | bg затвор | bs zatvor; kazneno-popravni zavod | cnr zatvor
de Gefängnis; Justizanstalt; Justizvollzugsanstalt | el φυλακή; κατάστημα κράτησης | hr zatvor; kaznionica
hu börtön; büntetés-végrehajtási intézet | mk затвор; казнено-поправна установа | ro penitenciar; închisoare
sl zapor; zavod za prestajanje kazni zapora | sr затвор; казнено-поправни завод

= cell
The room in which detained persons are locked up.
sq qeli | bg килия | bs ćelija | cnr ćelija | de Zelle; Haftraum | el κελί | hr ćelija | hu zárka
mk ќелија | ro celulă; cameră de detenție | sl celica | sr ћелија

= overcrowding
More persons are held than there is proper space for.
sq mbipopullim | bg пренаселеност | bs prenatrpanost; prenapučenost | cnr prenatrpanost; prenaseljenost
de Überbelegung | el υπερπληθυσμός | hr prenapučenost | hu túlzsúfoltság | mk пренатрупаност; преполнетост
ro supraaglomerare | sl prezasedenost | sr пренасељеност; пренатрпаност

= juvenile
A person under eighteen who is suspected or convicted of an offence.
sq i mitur | bg непълнолетен | bs maloljetnik | cnr maloljetnik | de Jugendlicher; Minderjähriger | el ανήλικος
hr maloljetnik | hu fiatalkorú | mk малолетник | ro deținut minor | sl mladoletnik | sr малолетник

= psychiatric hospital
A hospital in which persons with mental disorders are treated, some of them without their consent.
sq spital psikiatrik | bg психиатрична болница | bs psihijatrijska bolnica | cnr psihijatrijska bolnica
de psychiatrisches Krankenhaus; psychiatrische Klinik | el ψυχιατρικό νοσοκομείο | hr psihijatrijska bolnica
hu pszichiátriai kórház; pszichiátriai intézet | mk психијатриска болница | ro spital de psihiatrie
sl psihiatrična bolnišnica | sr психијатријска болница

= involuntary placement
Being placed in a psychiatric or social care institution without one's consent.
sq shtrim i pavullnetshëm | bg принудително настаняване; задължително настаняване | bs prisilni smještaj
cnr prinudni smještaj | de Zwangseinweisung; Unterbringung ohne Verlangen | el ακούσια νοσηλεία
hr prisilni smještaj | hu kötelező intézeti gyógykezelés | mk присилно сместување; присилна хоспитализација
ro internare nevoluntară | sl sprejem na zdravljenje brez privolitve | sr принудни смештај; смештај без пристанка

= social care home
A residential institution for persons who need care: older persons, or persons with disabilities.
sq institucion i përkujdesjes shoqërore | bs ustanova socijalne zaštite | cnr ustanova socijalne zaštite
de Pflegeheim; Alten- und Pflegeheim | el μονάδα κοινωνικής φροντίδας | hr dom socijalne skrbi; ustanova socijalne skrbi
hu szociális otthon; bentlakásos szociális intézmény | mk установа за социјална заштита
ro centru rezidențial | sl socialnovarstveni zavod | sr установа социјалне заштите

= guardianship
Somebody decides by law for an adult who is found not able to decide alone.
sq kujdestari | bg настойничество; попечителство | bs starateljstvo | cnr starateljstvo
de Erwachsenenvertretung; Sachwalterschaft; rechtliche Betreuung | el δικαστική συμπαράσταση | hr skrbništvo
hu gondnokság | mk старателство | ro tutelă | sl skrbništvo | sr старатељство

= forced return; deportation; removal
A foreign national is taken out of the country by force, or under threat of it.
sq kthim i detyruar; dëbim | bg принудително връщане; депортиране | bs prisilno udaljenje; deportacija
cnr prinudno udaljenje; deportacija | de Abschiebung; Rückführung | el αναγκαστική επιστροφή; απέλαση
hr prisilno udaljenje; deportacija | hu kitoloncolás | mk присилно враќање; депортација
ro returnare forțată; îndepărtare sub escortă | sl prisilna odstranitev; prisilno vračanje
sr принудно удаљење; принудно враћање; депортација

= prisoner escort; transport of detainees
Detained persons are brought from one place to another under guard.
sq transportim i të burgosurve | bg конвоиране; конвой | bs prevoz lica lišenih slobode
cnr prevoz lica lišenih slobode | de Gefangenentransport | el μεταγωγή | hr prijevoz osoba lišenih slobode
hu fogvatartottak szállítása | mk превоз на лица лишени од слобода | ro transportul deținuților; escortare
sl prevoz zaprtih oseb | sr превоз лица лишених слободе; спровођење лица лишених слободе

= national preventive mechanism
The body a state has charged, under the Optional Protocol to the UN Convention against Torture, with visiting places of detention.
sq mekanizmi kombëtar për parandalimin e torturës | bg национален превантивен механизъм
bs nacionalni preventivni mehanizam | cnr nacionalni preventivni mehanizam | de nationaler Präventionsmechanismus
el εθνικός μηχανισμός πρόληψης | hr nacionalni preventivni mehanizam | hu nemzeti megelőző mechanizmus
mk национален превентивен механизам | ro mecanism național de prevenire | sl državni preventivni mehanizem
sr национални механизам за превенцију тортуре; национални превентивни механизам
`
