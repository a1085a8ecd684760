namespace Kontor.Chains;

/// <summary>The chain can be reached, but what it says cannot be true. The message says what was wrong; nothing of it was taken.</summary>
public sealed class ChainSourceBrokenException : Exception
{
    public ChainSourceBrokenException(string message)
        : base(message) { }

    public ChainSourceBrokenException(string message, Exception innerException)
        : base(message, innerException) { }
}
