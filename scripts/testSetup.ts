// The core registers its flags when it is loaded: before any of its parts. And it shall be quiet about Node.
import { env } from '@tensorflow/tfjs-core'

env().set('PROD', true)
