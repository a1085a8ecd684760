namespace Kontor.Log.Tests;

/// <summary>All files of a log's directory but its lock, to be put down again, altered, and compared.</summary>
public sealed class LogImage
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _files.Keys;

    public IEnumerable<string> Segments => _files.Keys.Where(name => name.EndsWith(".log", StringComparison.Ordinal));

    public byte[] this[string name] => _files[name];

    public static LogImage Of(string directory)
    {
        var image = new LogImage();
        foreach (var path in Directory.GetFiles(directory))
            if (Path.GetFileName(path) != "lock")
                image._files[Path.GetFileName(path)] = File.ReadAllBytes(path);
        return image;
    }

    public LogImage With(string name, byte[] content)
    {
        var image = Copy();
        image._files[name] = content;
        return image;
    }

    public LogImage Without(string name)
    {
        var image = Copy();
        Assert.True(image._files.Remove(name));
        return image;
    }

    public LogImage WithFlippedBit(string name, int offset, int bit)
    {
        var content = (byte[])_files[name].Clone();
        content[offset] ^= (byte)(1 << bit);
        return With(name, content);
    }

    public void WriteTo(string directory)
    {
        foreach (var path in Directory.GetFiles(directory))
            File.Delete(path);
        foreach (var (name, content) in _files)
            File.WriteAllBytes(Path.Combine(directory, name), content);
    }

    public void AssertSameAs(LogImage other)
    {
        Assert.Equal(_files.Keys, other._files.Keys);
        foreach (var (name, content) in _files)
            Assert.True(content.AsSpan().SequenceEqual(other._files[name]), $"{name} was changed.");
    }

    private LogImage Copy()
    {
        var image = new LogImage();
        foreach (var (name, content) in _files)
            image._files[name] = content;
        return image;
    }
}
