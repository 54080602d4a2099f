def builds = new File(basedir, 'build.log').text.split(/compile \(error-prone-/).drop(1)
def found = builds.collectEntries {
  [it.takeWhile { c -> c != ')' }, (it =~ /\w+\.java:\[\d+,\d+\] \[(\w+)\]/).collect { it[1] }.toSet()]
}
def ours = ['CallbackRefusalIgnored', 'CloseWithoutQuiesce', 'PollWithoutEnable', 'SignaledIsNotDone', 'WeakPublication']
def versions = ['2.36.0', '2.42.0']
if (Runtime.version().feature() >= 21) {
  versions += '2.50.0'
} else {
  println "Error Prone 2.50.0 is left out: it needs JDK 21, this is ${Runtime.version()}"
}
println "found by ${found}"
assert found == versions.collectEntries { [it, ours.toSet()] }
