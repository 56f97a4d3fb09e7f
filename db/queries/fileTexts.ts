import { and, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { textTypes, type TextType } from '../../contract/fileTexts'
import { limits } from '../../contract/limits'
import type { Database } from '../database'
import { filePieces, fileTexts, files } from '../schema/files'
import { posts } from '../schema/posts'
import type { Carrier } from './files'
import { holds } from './redactions'

/** Those that a post or a document just came to carry are to be read; true when there are any. */
export async function insertFileTexts(db: Database, carrier: Carrier) {
  const isOfIt = 'postId' in carrier ? eq(files.postId, carrier.postId) : eq(files.documentId, carrier.documentId)
  const at = sql`coalesce(${posts.createdAt}, ${files.uploadedAt})`.mapWith(posts.createdAt)
  const due = await db
    .select({ fileId: files.id, postId: files.postId, documentId: files.documentId, at })
    .from(files)
    .leftJoin(posts, eq(posts.id, files.postId))
    .where(and(isOfIt, inArray(files.type, [...textTypes])))
  if (due.length) await db.insert(fileTexts).values(due).onConflictDoNothing()
  return due.length > 0
}

const minute = 60_000
const isDue = eq(fileTexts.state, 'due')

/**
 * The newest that nobody has read yet, for whoever asks first. That it is tried is known before it is: what ends the
 * process is tried again later, some times, and then no more.
 */
export async function beginFileText(db: Database, now: Date) {
  const [next] = await db
    .select({ fileId: fileTexts.fileId, type: files.type })
    .from(fileTexts)
    .innerJoin(files, eq(files.id, fileTexts.fileId))
    .where(
      and(
        isDue,
        lt(fileTexts.tries, limits.fileTextTries),
        or(isNull(fileTexts.triedAt), lt(fileTexts.triedAt, new Date(now.getTime() - minute))),
      ),
    )
    .orderBy(sql`${fileTexts.at} desc`)
    .limit(1)
    .for('update', { of: fileTexts, skipLocked: true })
  if (!next) return undefined
  await db
    .update(fileTexts)
    .set({ tries: sql`${fileTexts.tries} + 1`, triedAt: now })
    .where(eq(fileTexts.fileId, next.fileId))
  return { ...next, type: next.type as TextType }
}

/** Keeps what was read, in pieces; unless words were taken out there meanwhile, which it may still hold. */
export async function keepFileText(db: Database, fileId: string, pieces: string[]) {
  const [kept] = await db
    .update(fileTexts)
    .set({ state: pieces.length ? 'read' : 'none' })
    .where(and(eq(fileTexts.fileId, fileId), isDue))
    .returning(textColumns)
  if (kept) await insertPieces(db, kept, pieces)
}

/** Puts other pieces in place of those that are kept. */
export async function replaceFileText(db: Database, { text: _text, ...file }: HeldText, pieces: string[]) {
  await db.delete(filePieces).where(eq(filePieces.fileId, file.fileId))
  await insertPieces(db, file, pieces)
}

const textColumns = {
  ...{ fileId: fileTexts.fileId, postId: fileTexts.postId, documentId: fileTexts.documentId, at: fileTexts.at },
}
type FileText = Pick<typeof fileTexts.$inferSelect, keyof typeof textColumns>
type HeldText = Awaited<ReturnType<typeof listFileTextsHolding>>[number]
const insertPieces = async (db: Database, file: FileText, pieces: string[]) =>
  pieces.length && db.insert(filePieces).values(pieces.map((text, number) => ({ ...file, number, text })))

/** What was tried often enough has no text. */
export const giveUpFileTexts = (db: Database, now: Date) =>
  db
    .update(fileTexts)
    .set({ state: 'none' })
    .where(
      and(isDue, gte(fileTexts.tries, limits.fileTextTries), lt(fileTexts.triedAt, new Date(now.getTime() - minute))),
    )

/** What nobody has read yet in some places, nobody will: it may hold what is taken out there just now. */
export const withholdFileTexts = (db: Database, places: Places) =>
  db
    .update(fileTexts)
    .set({ state: 'none' })
    .where(and(isDue, isIn(db, fileTexts, places)))

/** What is kept of files in some places and holds all these words. */
export const listFileTextsHolding = (db: Database, places: Places, words: string[]) => {
  const text = sql<string>`string_agg(${filePieces.text}, '' order by ${filePieces.number})`
  return db
    .select({ ...textColumns, text })
    .from(filePieces)
    .innerJoin(fileTexts, eq(fileTexts.fileId, filePieces.fileId))
    .where(isIn(db, filePieces, places))
    .groupBy(fileTexts.fileId)
    .having(holds(text, words))
}

/** Threads, or documents of the library. */
export type Places = { threadIds: string[] } | { documentIds: string[] }

const isIn = (db: Database, table: typeof fileTexts | typeof filePieces, places: Places) =>
  'threadIds' in places
    ? inArray(table.postId, db.select({ id: posts.id }).from(posts).where(inArray(posts.threadId, places.threadIds)))
    : inArray(table.documentId, places.documentIds)

/** A file that was found, by the first of its pieces that holds all the words. */
export interface FoundFile {
  fileId: string
  piece: number
}

/** What files that were found are called, and what the piece says by which each was found. */
export async function loadFoundFiles(db: Database, found: FoundFile[]) {
  if (!found.length) return []
  return db
    .select({ id: files.id, name: files.name, text: filePieces.text })
    .from(filePieces)
    .innerJoin(files, eq(files.id, filePieces.fileId))
    .where(or(...found.map(({ fileId, piece }) => and(eq(filePieces.fileId, fileId), eq(filePieces.number, piece)))))
}
