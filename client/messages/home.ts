import { say } from '../lib/messages.svelte'
import home from './en/home.json'

say(home)
