new File(basedir, 'src/main/java/depot/Stock.java').setLastModified(System.currentTimeMillis())
