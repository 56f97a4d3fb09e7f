import type { Endpoint } from '../contract/endpoint'

const modules = import.meta.glob<Record<string, unknown>>('../contract/*.ts', { eager: true })

/** Every endpoint the contract knows, by the name it is exported under. */
export const contractEndpoints = () =>
  Object.values(modules)
    .flatMap((module) => Object.entries(module))
    .filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1]))

const isEndpoint = (value: unknown) =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'policy' in value
