def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
def ids = builds.collect { (it =~ /\w+\.java:\[\d+,\d+\] .*?\[(\w+)\]/).collect { it[1] }.toSet() }
def keys = builds.collect { (it =~ /(?m)^ +id (\w+)$/).collect { it[1] }.toSet() }
def rejected = ['LockOrderInversion'].toSet()
assert ids == [rejected, rejected, rejected, [].toSet()]
assert keys[0].size() == 1
assert keys == [keys[0], keys[0], keys[0], [].toSet()]
