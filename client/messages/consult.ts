import { say } from '../lib/messages.svelte'
import consult from './en/consult.json'

say(consult)
