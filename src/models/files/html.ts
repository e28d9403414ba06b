// Web pages come where a file was asked for: servers answer so.

export function looksLikeHtml(text: string): boolean {
  return /^\s*(<!doctype|<html|<head|<\?xml)/i.test(text)
}
