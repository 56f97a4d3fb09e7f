/** Terms of how people are treated, and what protects them; see db/seeds/glossary.ts for how they are written. */
export const termsOfTreatment = `
= solitary confinement; isolation
Being kept apart from all other detained persons for 22 hours or more a day.
sq izolim | bg изолация | bs samica; izolacija | cnr samica; izolacija | de Einzelhaft; Isolationshaft | el απομόνωση
hr samica; osamljenje; izolacija | hu magánelzárás | mk самица; изолација | ro izolare | sl samica; osamitev
sr самица; усамљење; изолација

= seclusion
A patient or resident is left alone in a room that is locked from outside.
sq izolim | bg изолиране | bs izolacija | cnr izolacija | de Isolierung; Absonderung | el απομόνωση | hr izolacija
hu elkülönítés | mk изолација | ro izolare | sr изолација

= means of restraint
What is put on a person so that they cannot move freely: handcuffs, straps, belts.
sq mjete shtrënguese; mjete kufizuese | bg средства за ограничаване | bs sredstva za sputavanje
de Fesselungsmittel; Fixierung | el μέσα περιορισμού; μέσα καθήλωσης | hr sredstva sputavanja
hu mozgáskorlátozó eszközök | mk средства за ограничување | ro mijloace de imobilizare; mijloace de contenționare
sl sredstva za vklepanje in vezanje | sr средства за спутавање; средства за везивање

= handcuffs
Lockable rings that hold a person's wrists together.
sq pranga | bg белезници | bs lisice | cnr lisice | de Handschellen; Handfesseln | el χειροπέδες | hr lisice
hu bilincs | mk лисици | ro cătușe | sl lisice | sr лисице

= use of force
Physical force, or means of coercion, used by officials against a person.
sq përdorim i forcës | bg употреба на сила; използване на сила | bs upotreba sile | cnr upotreba sile
de Gewaltanwendung; Anwendung von Zwangsgewalt | el χρήση βίας | hr uporaba sile; primjena sile
hu kényszerítő eszköz alkalmazása; testi kényszer | mk употреба на сила | ro folosirea forței | sl uporaba sile
sr употреба силе; примена силе

= body search
Looking through what a person wears, or over their body, for forbidden things.
sq kontroll trupor | bg личен обиск | bs pretres lica; lični pretres | cnr pretres lica; lični pretres
de Personendurchsuchung; körperliche Durchsuchung; Leibesvisitation | el σωματική έρευνα; σωματικός έλεγχος
hr pretraga osobe | hu motozás; ruházatátvizsgálás | mk претрес на лице; личен претрес | ro percheziție corporală
sl osebni pregled | sr претрес лица; лични претрес

= disciplinary punishment
What is imposed on a detained person for a breach of the rules of the institution.
sq masë disiplinore; ndëshkim disiplinor | bg дисциплинарно наказание | bs disciplinska kazna; disciplinska mjera
cnr disciplinska kazna; disciplinska mjera | de Disziplinarstrafe; Ordnungsstrafe
el πειθαρχική ποινή; πειθαρχική κύρωση | hr stegovna mjera | hu fegyelmi fenyítés | mk дисциплинска казна
ro sancțiune disciplinară | sl disciplinska kazen | sr дисциплинска казна; дисциплинска мера

= ill-treatment
Inhuman or degrading treatment of any kind, torture included.
sq keqtrajtim | bg малтретиране; лошо третиране | bs zlostavljanje | cnr zlostavljanje | de Misshandlung
el κακομεταχείριση | hr zlostavljanje | hu rossz bánásmód; bántalmazás | mk малтретирање | ro rele tratamente
sl grdo ravnanje; slabo ravnanje | sr злостављање

= incident report
What staff write down of an event out of the ordinary.
sq raport i incidentit | bg доклад за инцидент | bs izvještaj o incidentu | cnr izvještaj o incidentu
de Vorfallsbericht | el αναφορά συμβάντος | hr izvješće o incidentu | hu jelentés rendkívüli eseményről
mk извештај за инцидент | ro raport de incident | sl poročilo o izrednem dogodku | sr извештај о инциденту

= register; custody register
The written record of who is held, since when, where and on what ground.
sq regjistër | bg регистър | bs registar; evidencija | cnr registar; evidencija | de Register | el μητρώο
hr registar; očevidnik | hu nyilvántartás | mk регистар; евиденција | ro registru | sl register; evidenca
sr регистар; евиденција

= access to a lawyer
A detained person can speak with a lawyer, in private, from the beginning on.
sq e drejta për avokat; e drejta për mbrojtës | bg достъп до адвокат | bs pristup advokatu; pravo na branioca
cnr pristup advokatu; pravo na branioca | de Zugang zu einem Rechtsanwalt; Zugang zu einem Rechtsbeistand
el πρόσβαση σε δικηγόρο | hr pristup odvjetniku; pravo na branitelja | hu ügyvédhez való hozzáférés; védőhöz való jog
mk пристап до адвокат; право на бранител | ro acces la avocat; dreptul la un avocat
sl dostop do odvetnika; pravica do zagovornika | sr приступ адвокату; право на браниоца

= legal aid
Legal help that is paid for by the state for those who cannot pay it.
sq ndihmë juridike | bg правна помощ | bs besplatna pravna pomoć; pravna pomoć
cnr besplatna pravna pomoć; pravna pomoć | de Verfahrenshilfe; Prozesskostenhilfe | el νομική βοήθεια
hr besplatna pravna pomoć; pravna pomoć | hu jogi segítségnyújtás | mk бесплатна правна помош; правна помош
ro asistență juridică | sl brezplačna pravna pomoč; pravna pomoč | sr бесплатна правна помоћ; правна помоћ
`
