import { parentPort, workerData } from 'node:worker_threads'
import { takeText, type Order } from './texts/take'

/** Takes the text out of one file beside the server: whatever stands in it, only this thread can come to grief. */
const text = await takeText(workerData as Order)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort!.postMessage(text)
