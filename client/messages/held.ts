import { say } from '../lib/messages.svelte'
import held from './en/held.json'

say(held)
