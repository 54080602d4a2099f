new File(basedir, 'src/main/java/depot/Ledger.java').setLastModified(System.currentTimeMillis())
