namespace Kontor.Chains.Following.Reading;

/// <summary>Where in a node's answers something stands, for the sentence that says what is wrong with it.</summary>
/// <param name="Index">The place in a list of the answer; negative for the answer itself.</param>
internal readonly record struct NodePlace(string Node, string Method, long Height = -1, int Index = -1)
{
    public ChainSourceBrokenException Broken(string what) => new($"{this}: {what}.");

    public override string ToString()
    {
        var block = Height < 0 ? "" : $" of block {Height}";
        var item = Index < 0 ? "" : $", item {Index}";
        return $"{Node} answers {Method}{block}{item}";
    }
}
