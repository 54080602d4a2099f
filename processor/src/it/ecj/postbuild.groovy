def log = new File(basedir, 'build.log').text
assert (log =~ /\w+\.java:\[\d+,\d+\] .*?\[(\w+)\]/).collect { it[1] }.toSet() == ['LockOrderInversion'].toSet()
