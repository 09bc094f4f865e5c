import { createHash } from 'node:crypto'
import { loadDataKeyFile } from '../../src/privacy/data-key-file.ts'

/** A process of its own, for racing: tells which key it got, by its hash. */
const [key] = loadDataKeyFile(process.argv[2] ?? '')
process.stdout.write(createHash('sha256').update(key.export()).digest('hex'))
