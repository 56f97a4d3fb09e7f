import type { addDocument, Document, editDocument, listDocuments } from '../../contract/documents'
import type { openDocument, removeDocument, restoreDocument } from '../../contract/documents'
import type { Input } from '../../contract/endpoint'
import type { Api } from '../lib/api'
import { Pages } from '../lib/pages.svelte'
import { Shelf } from '../lib/shelf.svelte'
import type { Directory } from './directory.svelte'

export type DocumentFilter = Omit<Input<typeof listDocuments>, 'cursor'>

/** The documents of the library this page has heard of, and what those who look after them do. */
export class Documents {
  readonly #shelf = new Shelf<Document>(({ id }) => id)
  readonly #api: Api
  readonly #directory: Directory
  #list = $state.raw<DocumentList>()

  constructor(api: Api, directory: Directory) {
    this.#api = api
    this.#directory = directory
  }

  get = (documentId: string) => this.#shelf.get(documentId)
  keep = (document: Document) => this.#shelf.keep(document)
  drop = (documentId: string) => this.#shelf.drop(documentId)

  /** As far as they are still ours to read. */
  get all() {
    return this.#shelf.all.filter(({ channelId }) => this.#directory.channels.get(channelId))
  }

  /** Loads one, as it is now. */
  async open(documentId: string) {
    return this.keep(await this.#api.call<typeof openDocument>('GET /api/documents/:documentId', { documentId }))
  }

  /** The list that is shown, live until another one is. */
  show(filter: DocumentFilter) {
    return (this.#list = new DocumentList(this.#api, this, filter))
  }
  get list() {
    return this.#list
  }

  /** The id is the caller's, so that trying again adds it once. */
  async add(document: Input<typeof addDocument>) {
    return this.keep(await this.#api.call<typeof addDocument>('POST /api/documents', document))
  }
  async edit(change: Input<typeof editDocument>) {
    return this.keep(await this.#api.call<typeof editDocument>('PUT /api/documents/:documentId', change))
  }
  async remove(documentId: string) {
    await this.#api.call<typeof removeDocument>('DELETE /api/documents/:documentId', { documentId })
    this.drop(documentId)
  }
  async restore(documentId: string) {
    const route = 'PUT /api/documents/:documentId/standing'
    return this.keep(await this.#api.call<typeof restoreDocument>(route, { documentId }))
  }

  clear() {
    this.#shelf.clear()
    this.#list = undefined
  }
}

/** Documents, as far as they were loaded: it shows all known ones that fit and are not older than these. */
export class DocumentList {
  readonly filter: DocumentFilter
  readonly #pages = new Pages((cursor) => this.#load(cursor))
  #last = $state.raw<Document>()
  readonly #api: Api
  readonly #documents: Documents

  constructor(api: Api, documents: Documents, filter: DocumentFilter) {
    this.#api = api
    this.#documents = documents
    this.filter = filter
  }

  get state() {
    return this.#pages.state
  }
  get documents(): Document[] {
    if (!this.#last && this.state !== 'whole') return []
    return this.#documents.all.filter((document) => this.#fits(document)).sort(latestFirst)
  }

  more = () => this.#pages.more()

  reload() {
    this.#last = undefined
    return this.#pages.reload()
  }

  async #load(cursor?: string) {
    const page = await this.#api.call<typeof listDocuments>('GET /api/documents', { ...this.filter, cursor })
    page.documents.forEach((document) => this.#documents.keep(document))
    this.#last = page.documents.at(-1) ?? this.#last
    return page
  }

  #fits(document: Document) {
    const { kind, place, topic } = this.filter
    if (kind && document.kind !== kind) return false
    if (place && !document.places.includes(place)) return false
    if (topic && !document.topics.includes(topic)) return false
    return this.state === 'whole' || latestFirst(document, this.#last!) <= 0
  }
}

const latestFirst = (a: Document, b: Document) => b.datedOn.localeCompare(a.datedOn) || b.id.localeCompare(a.id)
