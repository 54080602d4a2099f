def mended = new File(basedir, 'src/mended/Audit.java').text
new File(basedir, 'src/main/java/depot/Audit.java').setText(mended)
