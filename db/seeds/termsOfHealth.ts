/** Terms of health, and of the work of those who visit; see db/seeds/glossary.ts for how they are written. */
export const termsOfHealth = `
= medical examination
A doctor examines a person: on arrival, on request, or after an incident.
sq ekzaminim mjekësor; kontroll mjekësor | bg медицински преглед | bs ljekarski pregled | cnr ljekarski pregled
de ärztliche Untersuchung | el ιατρική εξέταση | hr liječnički pregled | hu orvosi vizsgálat
mk лекарски преглед; медицински преглед | ro examen medical; examinare medicală | sl zdravniški pregled
sr лекарски преглед

= injury documentation; documenting injuries
Injuries are described, photographed and set against what the person says of how they came about.
sq dokumentim i lëndimeve | bg документиране на наранявания | bs dokumentovanje povreda | cnr dokumentovanje povreda
de Verletzungsdokumentation | el καταγραφή τραυμάτων | hr dokumentiranje ozljeda | hu sérülések dokumentálása
mk документирање на повредите | ro documentarea leziunilor; constatarea leziunilor | sl dokumentiranje poškodb
sr документовање повреда

= hunger strike
A person refuses food in protest.
sq grevë urie | bg гладна стачка | bs štrajk glađu | cnr štrajk glađu | de Hungerstreik | el απεργία πείνας
hr štrajk glađu | hu éhségsztrájk | mk штрајк со глад | ro greva foamei; refuz de hrană | sl gladovna stavka
sr штрајк глађу

= substitution therapy; opioid agonist therapy
Persons dependent on opioids are given a prescribed medicine in their place, such as methadone.
sq terapi zëvendësuese | bg субституираща терапия; заместваща терапия | bs supstituciona terapija; supstitucijska terapija
cnr supstituciona terapija | de Substitutionstherapie; Substitutionsbehandlung | el θεραπεία υποκατάστασης
hr supstitucijska terapija | hu szubsztitúciós kezelés; szubsztitúciós terápia | mk супституциска терапија
ro tratament de substituție; terapie de substituție | sl substitucijsko zdravljenje; substitucijska terapija
sr супституциона терапија

= suicide prevention
What is done so that nobody in detention takes their own life.
sq parandalimi i vetëvrasjes | bg превенция на самоубийствата; предотвратяване на самоубийства
bs prevencija suicida; prevencija samoubistava | cnr prevencija suicida; prevencija samoubistava | de Suizidprävention
el πρόληψη αυτοκτονιών | hr prevencija suicida; prevencija samoubojstava | hu öngyilkosság megelőzése
mk превенција на самоубиства; спречување на самоубиства | ro prevenirea suicidului; prevenirea sinuciderii
sl preprečevanje samomorov | sr превенција суицида; превенција самоубистава

= confidentiality
What was said or found in confidence is not passed on.
sq konfidencialitet | bg поверителност | bs povjerljivost | cnr povjerljivost | de Vertraulichkeit | el εμπιστευτικότητα
hr povjerljivost | hu bizalmas kezelés; titoktartás | mk доверливост | ro confidențialitate | sl zaupnost
sr поверљивост

= data protection; protection of personal data
The rules for how data about persons may be collected, kept and passed on.
sq mbrojtja e të dhënave personale | bg защита на личните данни | bs zaštita ličnih podataka
cnr zaštita podataka o ličnosti; zaštita ličnih podataka | de Datenschutz | el προστασία προσωπικών δεδομένων
hr zaštita osobnih podataka | hu adatvédelem | mk заштита на личните податоци
ro protecția datelor; protecția datelor cu caracter personal | sl varstvo osebnih podatkov
sr заштита података о личности

= ombudsman; ombudsperson
The independent institution to which people can complain of public authorities.
sq avokati i popullit | bg омбудсман | bs ombudsman | cnr zaštitnik ljudskih prava i sloboda; ombudsman
de Volksanwaltschaft; Ombudsmann; Ombudsstelle | el συνήγορος του πολίτη | hr pučki pravobranitelj
hu alapvető jogok biztosa; ombudsman | mk народен правобранител | ro avocatul poporului | sl varuh človekovih pravic
sr заштитник грађана; омбудсман

= complaint
What somebody says in writing or in person of a wrong that was done to them, so that it is looked into.
sq ankesë | bg жалба | bs pritužba; žalba | cnr pritužba; žalba | de Beschwerde | el καταγγελία; παράπονο | hr pritužba
hu panasz | mk поплака; претставка | ro plângere | sl pritožba | sr притужба; жалба

= preventive visit
A visit to a place of detention to prevent ill-treatment, not to look into one case.
sq vizitë parandaluese | bg превантивно посещение | bs preventivna posjeta | cnr preventivna posjeta | de Präventivbesuch
el προληπτική επίσκεψη | hr preventivni obilazak; preventivni posjet | hu megelőző célú látogatás; preventív látogatás
mk превентивна посета | ro vizită preventivă | sl preventivni obisk | sr превентивна посета

= unannounced visit
A visit of which the institution was not told before.
sq vizitë e paparalajmëruar | bg необявено посещение | bs nenajavljena posjeta | cnr nenajavljena posjeta
de unangekündigter Besuch | el αιφνιδιαστική επίσκεψη; απροειδοποίητη επίσκεψη
hr nenajavljeni obilazak; nenajavljeni posjet | hu előre be nem jelentett látogatás | mk ненајавена посета
ro vizită inopinată; vizită neanunțată | sl nenapovedani obisk | sr ненајављена посета

= recommendation
What a visiting body asks an authority to change.
sq rekomandim | bg препоръка | bs preporuka | cnr preporuka | de Empfehlung | el σύσταση | hr preporuka | hu ajánlás
mk препорака | ro recomandare | sl priporočilo | sr препорука

= follow-up; follow-up of recommendations
Looking into what became of a recommendation.
sq ndjekja e rekomandimeve | bg проследяване на изпълнението на препоръките | bs praćenje provođenja preporuka
cnr praćenje sprovođenja preporuka | de Nachverfolgung der Empfehlungen | el παρακολούθηση της συμμόρφωσης
hr praćenje provedbe preporuka | hu utánkövetés | mk следење на спроведувањето на препораките
ro monitorizarea implementării recomandărilor | sl spremljanje uresničevanja priporočil
sr праћење спровођења препорука; праћење примене препорука

= reprisals
What somebody is made to suffer because they spoke to a visiting body, or complained.
sq hakmarrje | bs odmazda; represalije | cnr odmazda; represalije | de Repressalien; Vergeltungsmaßnahmen | el αντίποινα
hr odmazda; represalije | hu megtorlás | mk одмазда | ro represalii | sl povračilni ukrepi | sr одмазда; репресалије
`
