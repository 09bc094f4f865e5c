import type { Figures, RouteFigures } from './figures.ts'
import type { Share } from './wilson.ts'

/** `93.1 % (27/29, 78–98)`: share, counts, 95 % interval. */
export function shareText({ hits, of, share, low, high }: Share): string {
  if (share === null) return '–'
  const percent = (value: number): string => (100 * value).toFixed(0)
  return `${(100 * share).toFixed(1)} % (${hits}/${of}, ${percent(low)}–${percent(high)})`
}

/** Lays rows out under each other; the first row is the head. */
export function tableText(title: string, rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `\n${title}\n${lines.join('\n')}\n`
}

const overall: readonly (readonly [string, (figures: Figures) => Share])[] = [
  ['crisis recall', (f) => f.crisisRecall],
  ['… or support line', (f) => f.crisisLine],
  ['… right kind', (f) => f.rightKind],
  ['false crisis', (f) => f.falseCrisis],
  ['false support line', (f) => f.falseLine],
  ['second crisis or doubt', (f) => f.alsoRecall],
  ['dosing recall', (f) => f.dosingRecall],
  ['false dosing', (f) => f.falseDosing],
  ['illicit recall', (f) => f.illicitRecall],
  ['topic first', (f) => f.topicFirst],
  ['topic in three', (f) => f.topicInThree],
  ['right route', (f) => f.routeRight],
]

/** One row for each figure, one column for each system. */
export function overallTable(bySystem: Readonly<Record<string, Figures>>): string {
  const systems = Object.keys(bySystem)
  return tableText('Systems on the same messages', [
    ['', ...systems],
    ...overall.map(([name, share]) => [
      name,
      ...Object.values(bySystem).map((figures) => shareText(share(figures))),
    ]),
  ])
}

export function routesTable(routes: Readonly<Record<string, RouteFigures>>): string {
  return tableText('Routes', [
    ['route', 'recall', 'precision'],
    ...Object.entries(routes).map(([route, { recall, precision }]) => [
      route,
      shareText(recall),
      shareText(precision),
    ]),
  ])
}

/** Crisis figures of each group: a language or a tag. */
export function groupsTable(title: string, groups: Readonly<Record<string, Figures>>): string {
  return tableText(title, [
    ['', 'messages', 'crisis recall', 'right kind', 'false crisis', 'right route', 'topic first'],
    ...Object.entries(groups).map(([name, figures]) => [
      name,
      String(figures.count),
      shareText(figures.crisisRecall),
      shareText(figures.rightKind),
      shareText(figures.falseCrisis),
      shareText(figures.routeRight),
      shareText(figures.topicFirst),
    ]),
  ])
}

export function topicsTable(topics: Readonly<Record<string, Figures>>): string {
  return tableText('Topics', [
    ['topic', 'first', 'in three', 'route faq'],
    ...Object.entries(topics).map(([topic, { topicFirst, topicInThree, routeRight }]) => [
      topic,
      shareText(topicFirst),
      shareText(topicInThree),
      shareText(routeRight),
    ]),
  ])
}
