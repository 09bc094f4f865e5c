import * as z from 'zod'
import type { Store } from '../store.ts'
import type { Connection } from './connection.ts'

const settingRow = z.object({ value: z.string() })

export function createSettings(
  connection: Connection,
): Pick<Store, 'readSetting' | 'writeSetting' | 'swapSetting'> {
  return {
    async readSetting(name) {
      // Read now and then, and by whoever has to know whether the file is still there.
      connection.look()
      const row = connection.read((sql) => sql.get('SELECT value FROM settings WHERE name = ?', name))
      return settingRow.optional().parse(row)?.value ?? null
    },
    async swapSetting(name, expected, value) {
      const changed = await connection.write((sql) =>
        expected === null
          ? sql.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING', name, value)
          : sql.run('UPDATE settings SET value = ? WHERE name = ? AND value = ?', value, name, expected),
      )
      return changed === 1
    },
    async writeSetting(name, value) {
      await connection.write((sql) =>
        sql.run(
          'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
          name,
          value,
        ),
      )
    },
  }
}
