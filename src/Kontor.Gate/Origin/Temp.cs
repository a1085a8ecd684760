#nullable enable
using System.Net;
namespace Kontor.Gate.Origin;
public readonly record struct IpKey(UInt128 Value) {
    public static IpKey From(IPAddress a) { Span<byte> b = stackalloc byte[16]; if (a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6) a.TryWriteBytes(b, out _); else { b.Clear(); b[10]=b[11]=0xff; a.TryWriteBytes(b[12..], out _); } return new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(b)); }
    public override string ToString() { Span<byte> b = stackalloc byte[16]; System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(b, Value); var a = new IPAddress(b); return (a.IsIPv4MappedToIPv6 ? a.MapToIPv4() : a).ToString(); } }
public sealed class CidrSet { private readonly List<IPNetwork> _n = [];
    public static CidrSet Parse(IEnumerable<string> texts) => TryParse(texts, out var set, out var reason) ? set : throw new FormatException(reason);
    public static bool TryParse(IEnumerable<string> texts, out CidrSet set, out string? reason) { set = new(); reason = null; foreach (var t in texts) { if (!IPNetwork.TryParse(t.Contains('/') ? t : t + (t.Contains(':') ? "/128" : "/32"), out var n)) { reason = $"'{t}' is no address"; return false; } set._n.Add(n); } return true; }
    public bool Contains(IpKey ip) { var a = IPAddress.Parse(ip.ToString()); return _n.Exists(n => n.Contains(a)); } }
public sealed class ForwardedFor(CidrSet trusted) { public bool Trusts(IpKey ip) => trusted.Contains(ip); public IpKey Client(IpKey peer, Microsoft.Extensions.Primitives.StringValues header) => IPAddress.TryParse(header.ToString().Split(',')[^1].Trim(), out var a) ? IpKey.From(a) : peer; }
public sealed record Place(string Country, string Subdivision, AnonymityFlags Flags);
[Flags] public enum AnonymityFlags { None = 0, Vpn = 1, PublicProxy = 2, Tor = 4, Hosting = 8 }
public sealed class Geography { private readonly List<(IPNetwork, Place)> _t = [];
    public static Geography Load(string? table, string? database) { var g = new Geography(); if (table is not null) foreach (var l in File.ReadLines(table)) { if (l.Length == 0 || l[0] == '#') continue; var c = l.Split('\t'); var cc = c[1].Split('-', 2); var f = AnonymityFlags.None; if (c.Length > 2) foreach (var w in c[2].Split(',')) f |= w switch { "vpn" => AnonymityFlags.Vpn, "proxy" => AnonymityFlags.PublicProxy, "tor" => AnonymityFlags.Tor, "hosting" => AnonymityFlags.Hosting, _ => AnonymityFlags.None }; g._t.Add((IPNetwork.Parse(c[0]), new Place(cc[0], cc.Length > 1 ? c[1] : "", f))); } return g; }
    public Place? Find(IpKey ip) { if (_t.Count == 0) return null; var a = IPAddress.Parse(ip.ToString()); foreach (var (n, p) in _t) if (n.Contains(a)) return p; return null; } }
public sealed class RegionPolicy(IReadOnlyList<string> blocked, bool serveUnknown) { public bool Serves(Place? place, IpKey ip) => place is null ? serveUnknown : !blocked.Contains(place.Country) && !blocked.Contains(place.Subdivision); }
public sealed class AnonymityPolicy { public bool Serves(Place? place) => place is null || (place.Flags & (AnonymityFlags.Vpn | AnonymityFlags.PublicProxy | AnonymityFlags.Tor)) == 0; }
public sealed class LocationWatch { public bool Observe(long key, string? country, long nowMs) => true; }
