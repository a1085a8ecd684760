using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>Every call by which a log changes the disk. Behind an interface so that the tests can put a full or failing disk there.</summary>
internal interface IDiskCalls
{
    SafeFileHandle Create(string path);
    void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);
    void SetLength(SafeFileHandle file, long length);
    void Flush(SafeFileHandle file);
    void FlushDirectory(string directory);
    void Rename(string from, string to);
    void Delete(string path);
}
