import { randomUUID } from 'node:crypto'
import type { Database } from '../database'
import { listGroups, saveGroupPerson } from '../queries/groups'
import { listMembers } from '../queries/members'
import { insertPerson } from '../queries/people'
import { moment } from './demoTime'

/** Invented people of the invented members. Their keys are how the demo's threads name them. */
export interface PersonSeed {
  key: string
  /** The code of the member. */
  member: 'AX' | 'BX' | 'GX' | 'DX' | 'EX' | 'ZX'
  name: string
  position: string
  expertise: string
  languages: string[]
  role?: 'moderator' | 'secretariat'
  group?: 'legal' | 'medical'
  convenes?: true
  /** When they were last here: what others wrote before that they have read. */
  lastHere: string
}

export const demoPeople: PersonSeed[] = [
  {
    key: 'mirela',
    member: 'AX',
    name: 'Mirela Šandrić',
    lastHere: '100m',
    position: 'Legal adviser',
    group: 'legal',
    convenes: true,
    expertise: 'Police custody, procedural safeguards, children',
    languages: ['hr', 'en', 'de'],
  },
  {
    key: 'adam',
    member: 'AX',
    name: 'Ádám Vereskői',
    lastHere: '3d 09:00',
    position: 'Inspector',
    expertise: 'Prisons, living conditions, measuring',
    languages: ['hu', 'en'],
  },
  {
    key: 'lena',
    member: 'AX',
    name: 'Dr Lena Öztürk-Haas',
    lastHere: '1d 18:00',
    group: 'medical',
    position: 'Physician',
    expertise: 'Prison health care, documenting injuries',
    languages: ['de', 'tr', 'en'],
  },
  {
    key: 'kalina',
    member: 'BX',
    name: 'Д-р Калина Стоевска',
    lastHere: '2d 08:30',
    group: 'medical',
    position: 'Physician',
    convenes: true,
    expertise: 'Internal medicine, restraint, health in police custody',
    languages: ['mk', 'bg', 'en'],
  },
  {
    key: 'toma',
    member: 'BX',
    name: 'Toma Ilieșan',
    lastHere: '4d 16:00',
    position: 'Inspector',
    expertise: 'Prisons, use of force, strategy against reprisals',
    languages: ['ro', 'en', 'fr'],
  },
  {
    key: 'katarina',
    member: 'BX',
    name: 'Katarína Horvatková',
    lastHere: '2d 09:00',
    role: 'secretariat',
    position: 'Office of the chair',
    expertise: 'Meetings, training, publications',
    languages: ['sk', 'en', 'sr-Latn'],
  },
  {
    key: 'nefeli',
    member: 'GX',
    name: 'Νεφέλη Καραβία',
    lastHere: '2d 19:00',
    group: 'legal',
    position: 'Legal adviser',
    expertise: 'Forced return, immigration detention, follow-up',
    languages: ['el', 'en', 'fr'],
  },
  {
    key: 'orest',
    member: 'GX',
    name: 'Dr Orest Valentić',
    lastHere: '20d 10:00',
    group: 'medical',
    position: 'Psychiatrist',
    expertise: 'Forensic psychiatry, means of restraint, consent',
    languages: ['sr-Latn', 'en'],
  },
  {
    key: 'ioanna',
    member: 'GX',
    name: 'Ιωάννα Δελημάνη',
    lastHere: '5d 17:00',
    group: 'medical',
    position: 'Physician, outside expert',
    expertise: 'Addiction medicine, communicable disease',
    languages: ['el', 'en'],
  },
  {
    key: 'besnik',
    member: 'DX',
    name: 'Besnik Arvanëti',
    lastHere: '1d 15:30',
    role: 'moderator',
    position: 'Inspector',
    expertise: 'Social care homes, de facto detention, follow-up',
    languages: ['sq', 'en', 'it'],
  },
  {
    key: 'jasna',
    member: 'DX',
    name: 'Jasna Đurkovečki',
    lastHere: '1d 16:45',
    group: 'medical',
    position: 'Psychologist',
    expertise: 'Suicide prevention, interviews, children',
    languages: ['bs', 'en'],
  },
  {
    key: 'lovro',
    member: 'DX',
    name: 'Lovro Žnideršek',
    lastHere: '6d 09:30',
    group: 'legal',
    position: 'Legal adviser',
    expertise: 'Legislation, data protection, relations with courts',
    languages: ['sl', 'en', 'de'],
  },
  {
    key: 'zdravko',
    member: 'EX',
    name: 'Здравко Бајчетић',
    lastHere: '3d 11:00',
    position: 'Lawyer',
    expertise: 'Building up a new mandate',
    languages: ['sr-Cyrl', 'en'],
  },
  {
    key: 'arta',
    member: 'EX',
    name: 'Arta Krelani',
    lastHere: '9d 14:00',
    group: 'legal',
    position: 'Field officer',
    expertise: 'Police custody, women in detention',
    languages: ['sq', 'en'],
  },
  {
    key: 'zoe',
    member: 'ZX',
    name: 'Zoé Marchand-Okoye',
    lastHere: '14d 10:00',
    position: 'Adviser',
    expertise: 'Standards, detention monitoring',
    languages: ['fr', 'en'],
  },
]

/** Nobody has a password: in a demo one signs in with a click. Returns the ids by key. */
export async function seedDemoPeople(db: Database, now: Date) {
  const memberIds = new Map((await listMembers(db)).map(({ code, id }) => [code, id]))
  const groupIds = new Map((await listGroups(db)).map(({ slug, id }) => [slug, id]))
  const ids = new Map<string, string>()
  const createdAt = moment('120d 09:00', now)
  for (const { key, member, group, convenes = false, lastHere: _, ...person } of demoPeople) {
    const id = randomUUID()
    const email = `${key}@${member.toLowerCase()}.example`
    await insertPerson(db, { id, memberId: memberIds.get(member)!, email, passwordHash: '', createdAt, ...person })
    if (group) {
      await saveGroupPerson(db, { groupId: groupIds.get(group)!, personId: id, convenor: convenes, since: createdAt })
    }
    ids.set(key, id)
  }
  return ids
}
