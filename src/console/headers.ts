import { secureHeaders } from 'hono/secure-headers'
import { ownPartsOnly } from '../page-parts/own-parts-only.ts'

/** Where Telegram shows Mini Apps in a frame; its apps for phones and desktops use none. */
const telegramWeb = 'https://web.telegram.org'

/**
 * Nothing from elsewhere: no script, style, picture or connection but the console's own. Telegram's own script for
 * Mini Apps is left out on purpose: it would keep what Telegram signed, names included, in the browser's storage,
 * and the page needs little of it (page/telegram.js).
 */
export const consoleHeaders = secureHeaders({
  contentSecurityPolicy: {
    ...ownPartsOnly,
    frameAncestors: [telegramWeb],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["'none'"],
  },
  // Would forbid every frame; the policy above says which are allowed.
  xFrameOptions: false,
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: 'max-age=31536000',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], clipboardRead: [] },
})
