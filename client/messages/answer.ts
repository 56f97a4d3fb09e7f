import { say } from '../lib/messages.svelte'
import answer from './en/answer.json'

say(answer)
