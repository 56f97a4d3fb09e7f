import { Worker } from 'node:worker_threads'

/** The thread was ended, or ended by itself, before it had said anything. */
export class Unfinished extends Error {
  override name = 'Unfinished'
}

interface Bounds {
  milliseconds: number
  /** For what the thread itself makes; of what it asks the system for, see `growthMegabytes`. */
  megabytes: number
  /** How much larger the whole process may become meanwhile. */
  growthMegabytes?: number
}

/** Does something in a thread of its own and answers with what that says first; the server goes on meanwhile. */
export function aside<T>(file: string, order: unknown, { milliseconds, megabytes, growthMegabytes }: Bounds) {
  return new Promise<T>((resolve, reject) => {
    const thread = new Worker(file, {
      workerData: order,
      // What a library has to say is not for the server's log.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    })
    const end = () => void thread.terminate()
    const timer = setTimeout(end, milliseconds)
    const most = process.memoryUsage.rss() + (growthMegabytes ?? Infinity) * 1024 * 1024
    const watch = growthMegabytes && setInterval(() => process.memoryUsage.rss() > most && end(), 50)
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => {
      clearTimeout(timer)
      clearInterval(watch)
      reject(new Unfinished('the thread ended without a word'))
    })
  })
}

/** From its sources, as tests run it, the server has no file for a thread to begin with. */
export const isBuilt = import.meta.url.endsWith('.js')
