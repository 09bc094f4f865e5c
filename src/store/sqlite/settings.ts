import * as z from 'zod'
import type { Store } from '../store.ts'
import type { Connection } from './connection.ts'

const settingRow = z.object({ value: z.string() })

export function createSettings(connection: Connection): Pick<Store, 'readSetting' | 'writeSetting'> {
  return {
    async readSetting(name) {
      const row = connection.read((sql) => sql.get('SELECT value FROM settings WHERE name = ?', name))
      return settingRow.optional().parse(row)?.value ?? null
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
