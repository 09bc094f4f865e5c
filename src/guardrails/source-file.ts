/** A data file that the shell has read: the pure core never opens files itself. */
export interface SourceFile {
  /** Path from the project's root, for error texts. */
  readonly path: string
  readonly text: string
}
