def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
def found = builds.collect { (it =~ /\w+\.java:\[\d+,\d+\] .*?\[(\w+)\]/).collect { it[1] }.toSet() }
def rejected = ['LockOrderInversion'].toSet()
assert found == [rejected, rejected, rejected, [].toSet()]
