import { parentPort, workerData } from 'node:worker_threads'
import { writeDocument, type Order } from './exports/write'

/** Writes one document beside the server, which goes on answering meanwhile. */
const bytes = await writeDocument(workerData as Order)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort!.postMessage(bytes)
