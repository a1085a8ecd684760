namespace Kontor.Chains;

/// <summary>The chain cannot be reached now. Asking again later may help.</summary>
public sealed class ChainSourceUnavailableException : Exception
{
    public ChainSourceUnavailableException(string message)
        : base(message) { }

    public ChainSourceUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
