namespace Kontor.Gate.Origin;

/// <summary>How an address hides who is behind it.</summary>
[Flags]
public enum AnonymityFlags : byte
{
    None = 0,
    Vpn = 1,
    PublicProxy = 2,
    Tor = 4,

    /// <summary>A data centre. An API's honest callers are servers, so alone it means nothing.</summary>
    Hosting = 8,

    /// <summary>A household line that is rented out.</summary>
    ResidentialProxy = 16,
}

/// <summary>What is known of an address. What is not known has its default value.</summary>
public readonly record struct Place(CountryCode Country, SubdivisionCode Subdivision, AnonymityFlags Anonymity);

/// <summary>What one source knows of an address. No flags at all (null) is different from flags that say "nothing hidden".</summary>
public readonly record struct PlaceFinding(CountryCode Country, SubdivisionCode Subdivision, AnonymityFlags? Anonymity);

/// <summary>Something that knows places.</summary>
public interface IPlaceSource
{
    PlaceFinding Find(IpKey address);
}
