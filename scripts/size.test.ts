import { expect, test } from 'vitest'
import { shellFiles } from './size.mjs'

test('the shell is what the page names and what that imports at once', () => {
  const html = `<script src="./assets/a.js"></script><link rel="stylesheet" href="./assets/a.css"><link href="./icons/x.svg">`
  const texts: Readonly<Record<string, string>> = {
    'assets/a.js': 'import{x as y}from"./b.js";import"./c.js";const later=()=>import("./late.js")',
    'assets/b.js': 'export{z}from"./d.js";',
    'assets/c.js': '',
    'assets/d.js': 'import{q}from"./a.js";',
  }
  expect(shellFiles(html, (file: string) => texts[file] ?? '')).toEqual([
    'assets/a.css',
    'assets/a.js',
    'assets/b.js',
    'assets/c.js',
    'assets/d.js',
  ])
})
