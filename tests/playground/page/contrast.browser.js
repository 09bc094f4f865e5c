// Runs in the page: gives the visible texts whose contrast with their ground is below the AA level of WCAG 2.2.
;(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data].map((value, index) =>
      index === 3 ? value / 255 : value,
    )
  }
  const over = (top, ground) =>
    ground.map((value, index) => (index === 3 ? 1 : top[index] * top[3] + value * (1 - top[3])))
  const groundOf = (node) => {
    const above = node.parentElement === null ? [255, 255, 255, 1] : groundOf(node.parentElement)
    return over(rgba(getComputedStyle(node).backgroundColor), above)
  }
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((value) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const faults = []
  for (const node of document.querySelectorAll('body *')) {
    const hasText = [...node.childNodes].some(
      (child) => child.nodeType === 3 && child.textContent.trim() !== '',
    )
    if (!hasText || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const ground = groundOf(node)
    const levels = [light(over(rgba(getComputedStyle(node).color), ground)), light(ground)].sort(
      (a, b) => b - a,
    )
    const ratio = (levels[0] + 0.05) / (levels[1] + 0.05)
    if (ratio < 4.5)
      faults.push(`${ratio.toFixed(2)} ${node.className || node.tagName}: ${node.textContent.slice(0, 30)}`)
  }
  return faults
})()
