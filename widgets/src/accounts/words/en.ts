/** 512 common English words for a passphrase, easy to read and to type. */
export const words = (
  'able acorn acre actor adult album alley almond alpine amber anchor angle ankle apple apron arch arena arrow artist atlas ' +
  'attic aunt autumn avenue award bacon badge bagel baker balance balloon bamboo banana band banjo banner barley barn basil ' +
  'basket bath beach beacon bead bean bear beaver bell berry bicycle birch bird biscuit blanket blossom blue boat bonus border ' +
  'bottle bowl branch bread breeze brick bridge broom brother brush bubble bucket bugle button cabin cable cactus cake camel ' +
  'camera camp canal candle canoe canyon captain caramel carbon card cargo carpet carrot castle cedar celery cereal chain chair ' +
  'chalk cheese cherry chess chest chicken chimney chorus cider cinema circle citrus city clay clever cliff clock cloud clover ' +
  'coach coast cobalt coconut coffee comet compass copper coral corner cotton cousin crane cream creek crown crystal cube cup ' +
  'curtain cushion daisy dance dawn deer delta denim desert desk dinner dolphin donkey door dragon drum duck dune eagle early ' +
  'earth east easy echo elbow elm ember emerald engine envelope evening fabric falcon family farm feather fence fern ferry ' +
  'festival fiddle field fig finch fire fjord flag flame flannel flock floor flour flower flute foam forest fork fossil fountain ' +
  'fox frame friend frost fruit galaxy garden garlic gate gentle giant ginger giraffe glacier glass globe glove goat gold goose ' +
  'grain granite grape grass green guitar gull hammer hammock harbor harvest hat hazel heron hill hinge hockey holiday honey ' +
  'hood hopper horizon horse hotel house ice igloo indigo ink iron island ivory ivy jacket jam jar jasmine jelly jewel jigsaw ' +
  'jockey journal journey juice jungle juniper kayak kettle key kitchen kite kitten knee lace ladder lagoon lake lamp lantern ' +
  'laurel lava lawn leaf leather lemon lentil letter library lilac lily lime linen lion lizard lobster lodge loom lotus lunch ' +
  'lynx magnet mango maple marble market marsh mason meadow melody melon mentor metal meteor midnight mill mint mirror mitten ' +
  'moon morning moss motor mountain mouse muffin museum music mustard napkin nature nest nickel night noble noodle north nutmeg ' +
  'oak oasis oat ocean olive onion opal orange orbit orchard orchid otter oven owl oyster paddle page paint palace palm panda ' +
  'paper parade park parrot pasta path peach peanut pear pebble pelican pencil pepper piano picnic pigeon pillow pilot pine ' +
  'plate plaza plum pocket poem pond pony poplar poppy porch postcard potato prairie pretzel puddle puffin pumpkin purple puzzle ' +
  'quail quartz quiet quilt rabbit radio raft raisin ranch raven ribbon rice river road robin rocket roof rope rose ruby saddle ' +
  'saffron sage sail salad salmon salt sand sapphire sauce scarf school season seed shadow shelf shell shore silk silver sister ' +
  'sketch sky slate sled snow soap sofa soup south spark sparrow spice spinach spoon spring spruce square squash stable star ' +
  'station steam steel stone stork stove straw street stream sugar summer sun swan table tango tea temple tent thistle thunder ' +
  'ticket tiger timber toast tomato topaz torch towel tower trail train tree trumpet tulip tunnel turkey turtle umbrella uncle ' +
  'valley vanilla velvet village vine violet violin walnut water wave weather west whale wheat wheel willow wind window winter ' +
  'wool yellow zebra'
).split(' ');
