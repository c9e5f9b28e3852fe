export { withMemory } from './engine.ts'
export { type Memory, makeMemory, type Remembered } from './memory.ts'
