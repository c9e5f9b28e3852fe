import type { Engine } from '../document.ts'
import { type EngineRegistry, EngineUnavailable, type Resources } from './engine.ts'

export { type EngineFactory, type EngineRegistry, EngineUnavailable } from './engine.ts'

/** Opens an engine of the registry by name: `rules` → the embedded one. Rejects with `EngineUnavailable` for a name that is not there. */
export async function openEngine(name: string, registry: EngineRegistry, resources: Resources): Promise<Engine> {
  const factory = Object.hasOwn(registry, name) ? registry[name] : undefined
  if (!factory) throw new EngineUnavailable(name, 'unknown')
  return factory(resources)
}
