/**
 * Milliseconds for which an answered update is remembered. Telegram keeps an update for 24 hours and no longer
 * (https://core.telegram.org/bots/api#getting-updates), so twice that covers every redelivery.
 */
export const answeredLifetime = 48 * 60 * 60 * 1000
