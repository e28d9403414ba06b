// What `limelight --help` prints.

export const helpText = `Class activation maps for image classifiers.

limelight explain --model <folder|file|address> --image <png|jpg|webp|npy|address> [options]
limelight measure --model <folder|file|address> --image <picture> --map <map.npy> [--class <n|label>] [options]
limelight worker  --model <folder|file|address> [options]
limelight merge <folder> [--report <file.html> --model <folder|file|address> [--labels <file>]]
limelight --version

  --method <id>         gradcam (default), cam, gradcampp, scorecam, layercam, ...
  --layer <name>        full path or a unique ending; several with commas; default: the last one with positions
  --fuse <how>          mean, max, product: how several layers become one map
  --class <n|label>     default: the most probable class
  --target <what>       logit (default), probability, negative, contrast:<class>, cell:<y,x,class>,
                        region (of an output with places: where the class wins)
  --box-index <n>       of a detector: the n-th box, 0 (the best) where nothing is said; of --class where that is named
  --anchor <n>          of a detector: the box by its number in the model's output, as the answer and a link name it
  --convention <name>   torchcam, pytorch-grad-cam, scorecam-pytorch
  --param <name=value>  of the method: samples, std, seed, cskip, aug_smooth, eigen_smooth, grid=h,w, ...
  --noise <file.npy>    injected samples instead of random ones

  --scale <how>         unit, signed, bytes, imagenet, caffe, bgr, or m1,m2,m3/s1,s2,s3: (x - m) / s of pixels on 0..255
                        (numbers up to 1 are taken for 0..1, as in PyTorch's Normalize; /bgr behind them: blue first);
                        default: guessed from the model
  --fit <how>           stretch, crop, letterbox
  --resize <pixels>     the shorter side before the middle is cut out, as in torchvision's Resize(256), CenterCrop(224)
  --resample <name>     nearest, bilinear, bicubic, lanczos, box, hamming, as Pillow computes them
  --labels <file>       names of the classes: text, CSV, JSON, YAML, pbtxt; default: what lies beside the model
  --output <name:kind>  of several outputs, the one with the classes; what it is where the guess is wrong:
                        logits, probabilities, scores (each on its own), values (no classes), mask,
                        boxes, boxes-objectness (YOLOv5), boxes-softmax (DETR)

  --size <which>        native (default): the layer's resolution; input: the convention's map at the model's
  --norm <how>          minmax, none: the map as it is after the ReLU
  --out <map.npy>       writes the map, float32
  --overlay <file.png>  writes the picture under the map
  --look <p,o,t>        palette, opacity and threshold of the overlay: inferno,65,0
  --backend <name>      wasm (default), cpu, webgpu (needs the npm package webgpu)
  --workers <n>         instances side by side on wasm; default: one a core where the run is long
  --no-revectorize      on Node 24 or newer: without V8's wider vectors, about 1.5 times as fast
  --scorer <who>        of masked copies: auto (default: onnxruntime where the npm package onnxruntime-node is
                        installed and gives the same logits), tfjs, onnxruntime

Many pictures: --image takes a folder or a quoted pattern ('photos/**/*.jpg'), --images a list. --out and --overlay
are folders then: one map each, in folders like those of the pictures, and results.csv beside the maps. What is done
is skipped, so a stopped run goes on.
  --images <list>       .txt of paths or addresses, .csv with the columns picture,class, .jsonl of {"image", "class"}
  --classes <file.csv>  picture,class: which class to explain in which picture
  --report <file.html>  one file to read and to print: how many are right, expected by predicted, mean maps, metrics,
                        up to 500 pictures with their maps (those by address are fetched again for it); Ctrl-C ends the
                        run with the report of what is done
  --shard <i/n>         the i-th of n parts, by a hash of the name; in a job array read from SLURM_ARRAY_TASK_ID,
                        JOB_COMPLETION_INDEX or AWS_BATCH_JOB_ARRAY_INDEX
  --shards <n>          of how many parts, where the environment says only which
  --pack <npz|parquet>  one file of maps a part instead of one a picture
limelight merge <folder> puts the parts of a set together and says what is missing; --report writes the report of the
whole, with the pictures where they lay for the parts; it takes the --model of the maps, and their --labels.

limelight worker keeps the model open: {"id", "image", "class"} a line on stdin (image: path, address or base64), one
JSON answer a line on stdout. --out is a folder for the maps; without it they come with the answer.

limelight measure gives the metrics of a map that any program made, by the probability of the class; explain --metrics
those of its own map, for many pictures as columns of results.csv with the mean of each class at the end. The map may
have any size.
  --convention <name>   torchcam (default): average drop relative to the score; pytorch-grad-cam: absolute
  --steps <n>           of deletion and insertion; default 20
  --baseline <what>     zero (default), mean, blur: what hidden pixels become
  --against <map.npy>   measure: another map, and how far the two agree (rank correlation)
  --sanity              explain: what noise (maxSensitivity), other classes and shuffled weights make of the map
  --box <x0,y0,x1,y1>   a known truth in pixels of the picture: pointing game, energy inside, best IoU

--image scene:17 draws the built-in scene of that seed, whose truth is known.
A .npy picture is a preprocessed tensor, [H,W,C] or [1,H,W,C]. Prints one JSON object.
Exit codes: 0 done, 1 it failed, 2 the command line is wrong.
`
