// limelight/node: models and pictures from disk, read as the terminal command reads them.
export { filesFromDisk } from '../../cli/modelFolder'
export { decodePicture, readPicture } from '../../cli/picture'
