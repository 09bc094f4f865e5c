export function loadRedaction(): (text: string) => string {
  return (text) => text.slice(0, 280)
}
